import { tellings, type Happening } from './recipients.js';

const happening = (over: Partial<Happening>): Happening => ({
  type: 'ticket.messaged',
  actorId: 'agent',
  requesterId: 'requester',
  followerId: null,
  assigneeId: 'agent',
  teamMemberIds: ['agent', 'other', 'lead'],
  teamLeadIds: ['lead'],
  previousTeamLeadIds: [],
  pendingReason: null,
  returnedFromId: null,
  visitMoved: false,
  escalatedTo: [],
  watcherIds: [],
  raisedPingPong: false,
  ...over,
});

describe('who is told', () => {
  it.each<[string, Partial<Happening>, string[]]>([
    ['an answer goes to the requester', {}, ['requester answered']],
    ['and to the colleague who filed it', { followerId: 'colleague' }, ['requester answered', 'colleague answered']],
    ['a reply goes to the assignee', { actorId: 'requester' }, ['agent replied']],
    [
      'a reply to an unassigned ticket goes to nobody: it stands in the queue',
      { actorId: 'requester', assigneeId: null },
      [],
    ],
    ['what the desk writes by itself is no answer', { actorId: null }, []],
    [
      'a question is told when the ticket waits for the requester',
      { type: 'ticket.pended', pendingReason: 'user' },
      ['requester asked'],
    ],
    ['a wait for others is not', { type: 'ticket.pended', pendingReason: 'vendor' }, []],
    ['who takes a ticket needs no telling', { type: 'ticket.assigned', actorId: 'agent' }, []],
    ['who is given one does', { type: 'ticket.assigned', actorId: 'lead' }, ['agent assigned']],
    ['a warning goes to the assignee', { type: 'sla.warned', actorId: null }, ['agent warned']],
    [
      'or to the whole team',
      { type: 'sla.warned', actorId: null, assigneeId: null },
      ['agent warned', 'other warned', 'lead warned'],
    ],
    [
      'a breach goes to assignee and lead',
      { type: 'sla.breached', actorId: null },
      ['agent breached', 'lead breached'],
    ],
    [
      'a lead who is the assignee hears it once',
      { type: 'sla.breached', actorId: null, assigneeId: 'lead' },
      ['lead breached'],
    ],
    [
      'whom a rule adds hears of a warning',
      { type: 'sla.warned', actorId: null, escalatedTo: ['owner'] },
      ['agent warned', 'owner warned'],
    ],
    [
      'and of a breach, once, whoever else is told of it',
      { type: 'sla.breached', actorId: null, escalatedTo: ['lead', 'owner', 'agent', 'owner'] },
      ['agent breached', 'lead breached', 'owner breached'],
    ],
    [
      'the third crossing goes to both leads',
      { type: 'ticket.handed_back', raisedPingPong: true, previousTeamLeadIds: ['chief'] },
      ['lead ping_pong', 'chief ping_pong'],
    ],
    ['who files for themselves knows it', { type: 'ticket.created', actorId: 'requester' }, []],
    ['who was filed for is told', { type: 'ticket.created', actorId: 'agent' }, ['requester received']],
    ['who watches hears of an answer', { watcherIds: ['other'] }, ['requester answered', 'other watched answered']],
    ['and of a reply', { actorId: 'requester', watcherIds: ['other'] }, ['agent replied', 'other watched replied']],
    [
      'and that it is resolved, of what is not their own doing',
      { type: 'ticket.resolved', watcherIds: ['agent', 'other'] },
      ['requester resolved', 'other watched resolved'],
    ],
    [
      'what concerns them anyway they hear once',
      { actorId: 'requester', watcherIds: ['agent', 'other'] },
      ['agent replied', 'other watched replied'],
    ],
    [
      'where it goes is told to who watches',
      { type: 'ticket.escalated', watcherIds: ['other', 'lead'] },
      ['other watched escalated', 'lead watched escalated'],
    ],
    ['a note is not', { type: 'ticket.noted', watcherIds: ['other'] }, []],
    ['a note is told to nobody', { type: 'ticket.noted' }, []],
    [
      'an agreed visit is told to whoever waits for it',
      { type: 'ticket.visit_planned', followerId: 'colleague' },
      ['requester visit_agreed', 'colleague visit_agreed'],
    ],
    ['so is one that is called off', { type: 'ticket.visit_cancelled' }, ['requester visit_cancelled']],
    ['and one that is moved', { type: 'ticket.visit_changed', visitMoved: true }, ['requester visit_moved']],
    ['that somebody else comes is not', { type: 'ticket.visit_changed' }, []],
    ['nor that they are there', { type: 'ticket.visit_started' }, []],
  ])('%s', (_what, over, expected) => {
    expect(
      tellings(happening(over)).map(({ personId, kind, what }) => [personId, kind, what ?? []].flat().join(' ')),
    ).toEqual(expected);
  });
});
