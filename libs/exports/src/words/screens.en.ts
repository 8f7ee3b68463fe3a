import type { ScreenWords } from './screens.nb.js';

export const en: ScreenWords = {
  reports: {
    period: {
      text: '{{from}} – {{to}}',
    },
    filter: {
      by: 'Divide by',
    },
    by: {
      agency: 'Agency',
      service: 'Service',
      priority: 'Priority',
      line: 'Line',
      team: 'Team',
      month: 'Month',
    },
    target: {
      first_response: 'First response',
      next_update: 'Next update',
      resolution: 'Resolution',
      second_line_takeover: 'Second line takes over',
      second_line_resolution: 'Resolution in second line',
    },
    targetInside: {
      first_response: 'first response',
      next_update: 'next update',
      resolution: 'resolution',
      second_line_takeover: 'second line taking over',
      second_line_resolution: 'resolution in second line',
    },
    column: {
      target: 'Time limit',
      attainment: 'Share',
      met: 'Within',
      missed: 'Breached',
      number: 'Ticket',
      kind: 'Kind',
      state: 'State',
      priority: 'Priority',
      service: 'Service',
      agency: 'Agency',
      filed: 'Filed',
      resolved: 'Resolved',
      notResolved: 'Not resolved yet',
    },
    sla: {
      title: 'Do we keep the time limits?',
      headline: 'All of the period',
      groups: {
        agency: 'By agency',
        service: 'By service',
        priority: 'By priority',
        line: 'By line',
        team: 'By team',
        month: 'By month',
      },
      none: 'No time limits were measured in the period',
    },
    definition: {
      attainment:
        'The share is the number within the limit divided by all that were measured, met and breached. A time limit counts on the day on which it was met or ran out. A breach counts at once, also while the ticket is still open. What happens exactly at the limit is met. Cancelled tickets are left out. “The period before” is as long and lies right before. Where the difference is so small that chance may explain it, we say that the change is not certain.',
      first_response:
        'The time from when the ticket was filed until an agent first answered the requester, or resolved the ticket. Automatic answers do not count. Only opening hours count, by the service declaration in force when the ticket was filed.',
      next_update:
        'The time from when the ticket was filed, and then from each message by an agent, until the requester hears something again. A ticket may have several such limits, and each of them counts.',
      resolution:
        'The time from when the ticket was filed until it was resolved. Only opening hours count, and the time stands still while the ticket waits for what the service declaration says it shall stand still for, such as an answer by the requester. If the ticket is reopened, the time runs on from there.',
      second_line_takeover:
        'The time from when the ticket came to second line until somebody there took it, handed it back or resolved it. If the ticket comes to second line several times, each time counts.',
      second_line_resolution:
        'The time from when the ticket came to second line until it was resolved or handed back to first line. If the ticket comes there several times, each time counts.',
    },
    cause: {
      waiting_in_queue: 'Waiting in the queue',
      with_agent: 'With an agent',
      in_second_line: 'In second line',
      after_hand_back: 'After second line handed it back',
    },
    causes: {
      title: 'Where did the time go when the limit was breached?',
      definition:
        'We divide the measured time from the start of the limit to its breach between four places: in the queue with nobody having the ticket, with an agent of first line or on-site support, in second line, and back from second line whoever had it then. The place with most of the time is the cause. Of two that are equal, the one named first here counts. All breached limits of the period are in it, open ones too.',
      column: 'Where the ticket was for most of the time',
      unknown: 'Not found yet',
      none: 'No time limits were breached in the period.',
    },
    use: {
      title: 'How near the limit were we?',
      definition:
        'The share is the time used divided by the time promised, in opening hours and without time on hold. It counts every time limit measured in the period, met and breached. How much a breached one used is known only when it has ended. Until then it stands by itself, as “not ended yet”, and not among those that were just breached.',
      between: '{{from}}–{{to}}',
      above: 'Above {{percent}}',
      notEnded: 'Not ended yet',
      inWords: 'Used of the limit: {{share}}',
    },
    hours: {
      title: 'When in the week are limits breached?',
      definition:
        'A breached limit stands in the hour in which it ran out, by the clocks of the city. “Measured” are all that ran out or were met in that hour. Empty: nothing was measured then. All limits of this kind that were measured in the period are in it.',
      hour: 'Hour',
    },
    weekday: {
      '1': 'Monday',
      '2': 'Tuesday',
      '3': 'Wednesday',
      '4': 'Thursday',
      '5': 'Friday',
      '6': 'Saturday',
      '7': 'Sunday',
    },
    flow: {
      cancelled: 'Withdrawn',
      solved: 'How the tickets fared',
      title: 'Ticket flow',
      none: 'No tickets were filed or resolved in the period',
      ignores:
        'These figures follow the period and the agency only. The choice of service, priority and team does not apply here.',
      filed: 'Filed',
      resolved: 'Resolved',
      firstLine: 'Resolved in first line',
      firstContact: 'Resolved at first contact',
      median: 'Usual time to resolve',
      reopened: 'Reopened',
      resolvedAgain: 'Resolved after reopening',
      crossings: 'Moves between the lines',
    },
    flowDefinition: {
      cancelled:
        'Tickets that were withdrawn in the period: by the requester, as spam, or because they were filed twice. They do not count as resolved, and their time limits are not measured.',
      filed: 'All tickets that were filed in the period, whatever became of them.',
      resolved:
        'Tickets with their last resolution in the period. A ticket that was reopened and not resolved again is left out.',
      firstLine:
        'Of the tickets that began with first line or on-site support and were resolved in the period: the share that never was in second line (first-line resolution, FLR). Tickets that ended because the requester did not answer, and major incidents, are left out.',
      firstContact:
        'Of the same tickets: the share that first line resolved with at most one message to the requester, without waiting for anything and without being reopened (first-contact resolution, FCR).',
      median:
        'The median: half of the resolved tickets took less time than this, half took more. It is real time from filing to the last resolution, outside opening hours too.',
      reopened:
        'How many times a resolved or closed ticket was opened again in the period. The share is of the tickets with their last resolution in the period: those that had been reopened before it.',
      crossings:
        'How many times a ticket was sent from one line to another, in both directions. Many moves of one ticket are a sign that something is unclear.',
    },
    line: { first: 'First line', second: 'Second line', onsite: 'On-site' },
    behind: {
      title: {
        met: 'Tickets that met the time limit for {{target}}',
        missed: 'Tickets that breached the time limit for {{target}}',
      },
      cycles:
        'Each line is one time limit counted in the report. A ticket may occur several times when the limit has run several times. Service, priority and team are those in force when the limit was counted.',
      none: 'No tickets behind this number',
    },
    kind: {
      incident: 'Incident',
      request: 'Request',
      major_incident: 'Major incident',
    },
  },
  handOffs: {
    title: 'Hand-offs between teams',
    definition: {
      count:
        'Each time that a ticket goes from one team to another is a hand-off. The reason is the one that was chosen; what was written is not shown here.',
      waiting:
        "Waiting is working time by the city's opening hours from the hand-off until somebody has the ticket, it goes on, or it has ended.",
      worked:
        'Work is what the team that gave the ticket away spent on it since it got it. It is shown in blocks of whole days in which at least five agents worked on the way, for days that are over, and not where less could be worked out, not from another period or agency either.',
    },
    way: 'From and to',
    count: 'Tickets',
    waited: 'Waiting',
    worked: 'Work',
    fromTo: '{{from}} → {{to}}',
    kind: {
      escalate: 'Escalated',
      hand_back: 'Handed back',
      transfer: 'Transferred',
      overflow: 'Overflow',
    },
    reason: {
      needs_access: 'Needs access',
      needs_expertise: 'Needs more knowledge',
      needs_visit: 'Needs a visit',
      wrong_team: 'Wrong team',
      missing_information: 'Information is missing',
      first_line_can: 'First line can solve it',
      capacity: 'Capacity',
      other: 'Other',
      rule: 'By a rule',
      unsaid: 'Not chosen',
    },
    tooFew: 'Too few',
    total: 'In all',
    none: {
      title: 'No hand-offs',
      text: 'No ticket went from one team to another in the period.',
    },
  },
  handling: {
    title: 'Handling time: can it be trusted?',
    total: 'In all',
    tooFew: 'Too few',
    captured: {
      title: 'Work captured',
      definition:
        'Messages, notes, changes of state and other changes that an agent makes to a ticket, and that lie in a work session of the same agent on the same ticket, or at most five seconds from it (a message: for as long as it was held, at most 35 seconds) ÷ all of them.',
      population:
        'All agents and the agencies that have joined, each from the day it joined, days that are over. The line is that in which the ticket stood when it was done.',
    },
    corrected: {
      title: 'Time corrected',
      definition:
        'Time that counts only because a correction says so, and measured time that a correction has taken away ÷ the time that counts and the time taken away. A session that was moved to another ticket is both taken away and added.',
      population:
        'All work sessions, those included that were measured and corrected. A correction that was undone does not count.',
    },
    time: {
      title: 'Handling time',
      definition: 'The sum of work sessions. An agent is never counted in two places at once.',
      population:
        'Days are put together until at least five agents have worked in the line; only then are they shown, always the same days together. So nobody can work out what fewer than five did, not by taking one period from another either. What is left of a month, and today, are not shown.',
    },
    incomplete: 'Some days are left out, since too few worked in the line.',
    byLine: 'Line',
    byMonth: 'Month',
    line: {
      first: 'First line',
      second: 'Second line',
      onsite: 'On-site',
    },
    none: {
      title: 'No handling time',
      text: 'In the period no work was measured on days that are over.',
    },
  },
  gain: {
    title: 'Gain of the shared first line',
    none: 'The gain is measured from the day on which an agency joins.',
    headline: 'The gain',
    between: 'between {{low}} and {{high}}',
    gainDefinition: {
      gain: 'The gain is how much less first line uses now than the agencies would have used by themselves: 1 minus FTE now divided by expected FTE. It concerns only the agencies that have joined, from the day they joined. Second line is not in the figure.',
      three:
        'Expected FTE are computed in three ways: the zero point as it was, the zero point adjusted for how many employees the agencies have now (the main figure), and the zero point adjusted for how many tickets are filed now. The last is shown only where tickets then and now are counted in the same way.',
      interval:
        'The bar shows the uncertainty (95%): if the assumptions hold, the true figure lies within it in 95 of 100 cases. The dot is the best estimate. The uncertainty comes from the zero point, which is surveyed, not measured.',
      band: "The green field with dashed edges is what the city's programme expects: {{band}} of the effort in first line.",
    },
    band: 'Expected {{low}}–{{high}}',
    agencies: {
      title: 'The agencies that have joined',
      agency: 'Agency',
      joined: 'Joined',
      employees: 'Employees',
      baseline: 'Zero point, FTE',
      expected: 'Expected now',
      now: 'First line now',
      gain: 'Gain',
    },
    madeOf: {
      baseline: 'The zero point',
      baselineDefinition:
        'FTE in first line in the agencies before they joined, added up. An agency that joined within the period counts by how long it has been in. The figure may therefore be lower than the sum of the table. The range is the 5% and 95% points: the zero point lies between them with a probability of 90%.',
      now: 'First line now',
      nowDefinition:
        'Staffed FTE in the shared first line and on-site support, with their lead and overhead, and first-line positions that are still left in the agencies that have joined. The figure comes from dated positions, not from measured work.',
    },
    workload: {
      title: 'Measured workload',
      note: 'A measure of its own beside the gain. It shows how many FTE the measured work would fill, and is never mixed into the main figure.',
      fte: 'Work that would fill',
      tooFew: 'Too little data',
      fteDefinition:
        'Measured handling time in first line, divided by the share of the work that was measured, divided by the working time of an FTE ({{hours}} hours a year, of which {{utilisation}} on tickets). The uncertainty comes from drawing agents and days anew many times.',
      hours: 'Measured handling time',
      withoutOnsite:
        'The work of on-site support is not included in {{months}}: too few worked there for the time to be shown.',
      hoursDefinition:
        'The time that agents in first line and on-site support have worked on tickets of the agencies that have joined. It is measured by the workspace, does not count while the screen stands untouched, and never counts the same minute twice. The figure is not shown for fewer than five agents.',
      secondLine: 'Second line per ticket',
      secondLineDefinition:
        'Minutes in second line, spread over all resolved tickets. The figure stands here to show whether work is pushed upwards: first line would then look cheaper without the city saving anything.',
    },
    money: {
      title: 'Money against the plan',
      ledger: 'What net is made of',
      line: 'Item',
      amount: 'Amount',
      gross: 'Saved, estimate',
      cost: {
        transition: 'Transition',
        running: 'Running costs',
        other: 'Other costs',
      },
      net: 'Net, estimate',
      planYear: 'Plan for the period, {{year}}',
      deviationLine: 'Deviation from the plan',
      definition:
        'Saved is the difference in FTE times {{cost}} per FTE, for as long as it has lasted. From that the transition and running costs entered in the period are subtracted. Amounts are rounded to the nearest thousand kroner.',
      planDefinition:
        "The plan is the benefit plan of the programme, converted to the length of the period. Before the plan's first year it is NOK 0. Saved is the value of work set free. Whether it is taken as money or as better service is decided in the budget.",
    },
    positions: {
      title: 'Full-time equivalents now, by kind',
      kind: {
        first_line: 'First line',
        onsite: 'On-site support',
        lead: 'Lead',
        overhead: 'Overhead',
        left_behind: 'Left in the agencies',
      },
      all: 'Together',
    },
    left: {
      title: 'First-line positions left in the agencies',
      none: 'No first-line positions are declared as left in the agencies.',
      fte: 'FTE',
    },
    months: {
      definition:
        'Each month is computed by itself, adjusted for employees, and each agency counts from the day it joined. The area around the line is the uncertainty (95%). It comes from the same zero points every month, so it does not shrink as months go by. When a first line is staffed before its agencies come, the gain is negative for that time.',
    },
    places: {
      title: 'Where the gain is',
      definition:
        'The shared first line works for all of them. Each agency’s part of it is its share of the work measured in first line in the whole months of the period, and positions left in an agency are its own. The parts add up to the whole. The uncertainty comes from the zero point, and from measured work that differs between agents and days.',
      hidden:
        '“Too little data” stands where fewer than 20 agents or 40 days are measured in whole months, and where the figure of one of the months would show the work of fewer than five agents, also if it could be worked out from the other figures.',
    },
    parts: {
      title: 'Where the gain comes from',
      unknown:
        'The zero points do not say enough about tickets and the work on each to split the gain, or there is too little data about the work now. So it all stands together.',
      definition:
        'FTE are tickets × times a ticket is taken up × minutes each time, divided by working time and the use of it. Each part is the logarithmic mean of FTE then and now, times the logarithm of how much the factor has changed. So the parts always add up, and their order does not matter.',
      restUtilisation:
        'Everything else is measured then and now, so the rest is how well working time is used: one shared team evens out the peaks.',
      restUnknown: 'The rest is the use of time and all that is not measured both then and now.',
    },
    method: {
      title: 'How the figures are computed',
      headline: {
        title: 'The main figure',
        text: 'Gain = 1 − first-line FTE now ÷ FTE expected without the change. The expected FTE are the zero point, adjusted for how many employees the agencies have now against when the zero point was set. The average goes over the days of the period on which at least one agency had joined, and each agency counts from the day it joined.',
      },
      baseline: {
        title: 'The zero point',
        text: 'Each agency has stated how many FTE it used for first line before it joined, with a low, a likely and a high figure. The figures are from a survey. They are not measured, and are the largest source of uncertainty.',
      },
      counts: {
        title: 'FTE now',
        text: 'Dated positions: the shared first line, on-site support, their lead and overhead, and positions left in the agencies. A position counts on the days on which it existed.',
      },
      interval: {
        title: 'The uncertainty',
        text: 'We draw thousands of possible zero points from the three figures of each agency and compute the gain anew for each of them. 95% of the answers lie in the range that we show. The estimate is the middle answer. The uncertainty is that of the zero point. FTE now are taken as known. The same question always gets the same answer. Each period is computed by itself, so the estimates of its parts do not always add up exactly to that of the whole.',
      },
      correlation: {
        title: 'The same survey, the same errors',
        text: 'The agencies were surveyed in the same way. If the figure of one is too high, those of the others are more likely to be too high as well. We take the errors to be connected by a correlation of {{correlation}} (0 is none, 1 is full). That makes the range wider than if they were independent.',
      },
      workload: {
        title: 'The workload',
        text: 'Measured handling time ÷ the share of the work that was measured ÷ ({{hours}} hours of an FTE × {{utilisation}} on tickets). It is a measure of its own, since measured work is not the same as staffing. With fewer than 20 agents or 40 days we say “too little data”.',
      },
      money: {
        title: 'The money',
        text: 'The difference in FTE × {{cost}} a year, minus the transition and running costs entered in the period, against the benefit plan for as long a time.',
      },
      notCounted: {
        title: 'What is not counted',
        text: 'Work in second line, the time of the employees themselves, the quality of the service, and agencies that have not joined yet. Minutes in second line per ticket stand beside, and the quality is found in the report on time limits. The figures show the difference from the zero point. They do not prove that the shared first line alone is the reason for it.',
      },
    },
    unmeasured_one:
      '{{names}} has joined without a locked zero point. Its effort is therefore not in what we compare with, although the shared first line works for it too. This makes the gain look smaller than it is.',
    unmeasured_other:
      '{{count}} agencies have joined without a locked zero point: {{names}}. Their effort is therefore not in what we compare with, although the shared first line works for them too. This makes the gain look smaller than it is.',
  },
  ui: {
    quarter: 'quarter {{number}} of {{year}}',
    priority: {
      '1': '1 – Critical',
      '2': '2 – High',
      '3': '3 – Normal',
      '4': '4 – Low',
    },
    state: {
      new: 'New',
      open: 'In progress',
      pending_requester: 'Waiting for requester',
      pending_vendor: 'Waiting for vendor',
      pending_approval: 'Waiting for approval',
      scheduled: 'Scheduled',
      resolved: 'Resolved',
      closed: 'Closed',
      cancelled: 'Cancelled',
    },
  },
};
