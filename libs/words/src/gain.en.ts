import type { GainWords } from './gain.nb.js';

export const gain: GainWords = {
  nav: 'Gain',
  title: 'Gain of the shared first line',
  none: 'The gain is measured from the day on which an agency joins.',
  noneAction: 'Show the last twelve months',
  headline: 'The gain',
  band: 'Expected {{low}}–{{high}}',
  fte: '{{fte}} FTE',
  between: 'between {{low}} and {{high}}',
  gainDefinition: {
    gain: 'The gain is how much less first line uses now than the agencies would have used by themselves: 1 minus FTE now divided by expected FTE. It concerns only the agencies that have joined, from the day they joined. Second line is not in the figure.',
    three:
      'Expected FTE are computed in three ways: the zero point as it was, the zero point adjusted for how many employees the agencies have now (the main figure), and the zero point adjusted for how many tickets are filed now. The last is shown only where tickets then and now are counted in the same way.',
    interval:
      'The bar shows the uncertainty (95%): if the assumptions hold, the true figure lies within it in 95 of 100 cases. The dot is the best estimate. The uncertainty comes from the zero point, which is surveyed, not measured.',
    band: "The green field with dashed edges is what the city's programme expects: {{band}} of the effort in first line.",
  },
  madeOf: {
    title: 'What the gain is computed from',
    baseline: 'The zero point',
    baselineDefinition:
      'FTE in first line in the agencies before they joined, added up. An agency that joined within the period counts by how long it has been in. The figure may therefore be lower than the sum of the table. The range is the 5% and 95% points: the zero point lies between them with a probability of 90%.',
    now: 'First line now',
    nowText: 'on average in the period',
    nowDefinition:
      'Staffed FTE in the shared first line and on-site support, with their lead and overhead, and first-line positions that are still left in the agencies that have joined. The figure comes from dated positions, not from measured work.',
    agencies: 'Agencies that have joined',
    employees: '{{employees}} employees',
    agenciesDefinition:
      'Agencies that have joined the shared first line by the end of the period, and have a zero point.',
  },
  agencies: {
    title: 'The agencies that have joined',
    agency: 'Agency',
    joined: 'Joined',
    employees: 'Employees',
    baseline: 'Zero point, FTE',
    expected: 'Expected now',
    now: 'First line now',
    gain: 'Gain',
    then: '{{employees}} at the zero point',
    thenUnknown: 'Unknown at the zero point',
    left: '{{fte}} left there',
    corrected: 'Zero point, version {{version}}',
  },
  workload: {
    title: 'Measured workload',
    note: 'A measure of its own beside the gain. It shows how many FTE the measured work would fill, and is never mixed into the main figure.',
    fte: 'Work that would fill',
    tooFew: 'Too little data',
    tooFewShort: 'Too little data',
    tooFewText:
      '{{agents}} agents and {{days}} days have been measured. At least 20 agents and 40 days are needed before we say anything.',
    gain: 'Against the zero point: {{likely}} less (between {{low}} and {{high}})',
    fteDefinition:
      'Measured handling time in first line, divided by the share of the work that was measured, divided by the working time of an FTE ({{hours}} hours a year, of which {{utilisation}} on tickets). The uncertainty comes from drawing agents and days anew many times.',
    hours: 'Measured handling time',
    hoursValue: '{{hours}} hours',
    capture: '{{share}} of what was done on tickets is measured',
    captureUnknown: 'We do not know which share of the work is measured',
    withoutOnsite:
      'The work of on-site support is not included in {{months}}: too few worked there for the time to be shown.',
    hoursDefinition:
      'The time that agents in first line and on-site support have worked on tickets of the agencies that have joined. It is measured by the workspace, does not count while the screen stands untouched, and never counts the same minute twice. The figure is not shown for fewer than five agents.',
    secondLine: 'Second line per ticket',
    minutes: '{{minutes}} min',
    zero: 'The zero point was {{minutes}}',
    zeroUnknown: 'The zero point is not known',
    secondLineDefinition:
      'Minutes in second line, spread over all resolved tickets. The figure stands here to show whether work is pushed upwards: first line would then look cheaper without the city saving anything.',
    corrected: '{{share}} of the time was corrected by the agents',
  },
  money: {
    title: 'Money against the plan',
    netSaving: 'In the period {{amount}} net has been saved (uncertainty: from {{low}} to {{high}}).',
    netCost:
      'In the period the change has cost {{amount}} more than it has saved (uncertainty: from {{low}} to {{high}}).',
    deviation: {
      above: 'The estimate is {{size}} above the plan, which is {{plan}}.',
      below: 'The estimate is {{size}} below the plan, which is {{plan}}.',
      on: 'That is the same as the plan, {{plan}}.',
    },
    sure: 'The difference is larger than the uncertainty.',
    unsure:
      'The uncertainty is larger than the difference, so it is too early to say whether we are above or below the plan.',
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
    planDecided:
      "The plan is version {{version}} of the benefit plan, for the days of the period, and an FTE costs what the plan says. Before the plan's first year it is NOK 0. Saved is the value of work set free. Whether it is taken as money or as better service is decided in the budget.",
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
  toBaselines: 'See the zero points',
  unmeasured_one:
    '{{names}} has joined without a locked zero point. Its effort is therefore not in what we compare with, although the shared first line works for it too. This makes the gain look smaller than it is.',
  unmeasured_other:
    '{{count}} agencies have joined without a locked zero point: {{names}}. Their effort is therefore not in what we compare with, although the shared first line works for them too. This makes the gain look smaller than it is.',
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
    time: 'Time',
    since: 'From {{from}}',
    until: '{{from}}–{{to}}',
  },
  months: {
    definition:
      'Each month is computed by itself, adjusted for employees, and each agency counts from the day it joined. The area around the line is the uncertainty (95%). It comes from the same zero points every month, so it does not shrink as months go by. When a first line is staffed before its agencies come, the gain is negative for that time.',
  },
  places: {
    title: 'Where the gain is',
    to: 'to',
    definition:
      'The shared first line works for all of them. Each agency’s part of it is its share of the work measured in first line in the whole months of the period, and positions left in an agency are its own. The parts add up to the whole. The uncertainty comes from the zero point, and from measured work that differs between agents and days.',
    hidden:
      '“Too little data” stands where fewer than 20 agents or 40 days are measured in whole months, and where the figure of one of the months would show the work of fewer than five agents, also if it could be worked out from the other figures.',
  },
  parts: {
    title: 'Where the gain comes from',
    note: 'This is what the difference between the zero point and the first line now is made of, without adjustment. The parts add up to the whole.',
    noteLoss:
      'The first line uses more than the zero point, without adjustment. This is what the difference is made of. The parts add up to the whole.',
    unknown:
      'The zero points do not say enough about tickets and the work on each to split the gain, or there is too little data about the work now. So it all stands together.',
    definition:
      'FTE are tickets × times a ticket is taken up × minutes each time, divided by working time and the use of it. Each part is the logarithmic mean of FTE then and now, times the logarithm of how much the factor has changed. So the parts always add up, and their order does not matter.',
    restUtilisation:
      'Everything else is measured then and now, so the rest is how well working time is used: one shared team evens out the peaks.',
    restUnknown: 'The rest is the use of time and all that is not measured both then and now.',
  },
  beside: {
    both: 'Second line spends {{now}} minutes on a ticket, against {{then}} at the zero point.',
    now: 'Second line spends {{now}} minutes on a ticket. What it spent at the zero point is not known.',
    then: 'Second line spent {{then}} minutes on a ticket at the zero point. What it spends now, there is too little data to say.',
    none: 'What second line spends on a ticket is not known, so work may have been pushed there unseen.',
  },
};
