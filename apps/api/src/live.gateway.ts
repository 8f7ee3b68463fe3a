import { credentialOf, isOwnOrigin, SessionLookup, type Actor, type Credential } from '@desk/access';
import { LIVE_NAMESPACE, type Ack, type ClientToServer } from '@desk/contracts';
import { Config, Log, personRoom, Problem } from '@desk/platform';
import { WebSocketGateway, type OnGatewayInit } from '@nestjs/websockets';
import { LiveBeats } from './live-beats.js';
import { LiveConnections, type Connection } from './live-connections.js';
import { readJoin, readNothing, readPresence, readTeam, readTicket } from './live-requests.js';
import { LiveRooms } from './live-rooms.js';
import type { LiveNamespace, LiveSocket } from './live-sockets.js';

type Message = keyof ClientToServer;

/** The live doors: who is let in, and how each message is answered. */
@WebSocketGateway({ namespace: LIVE_NAMESPACE, transports: ['websocket'] })
export class LiveGateway implements OnGatewayInit<LiveNamespace> {
  constructor(
    private readonly sessions: SessionLookup,
    private readonly connections: LiveConnections,
    private readonly rooms: LiveRooms,
    private readonly beats: LiveBeats,
    private readonly config: Config,
    private readonly log: Log,
  ) {}

  afterInit(live: LiveNamespace): void {
    this.rooms.begin(live);
    const admitted = new WeakMap<LiveSocket, { actor: Actor; credential: Credential }>();
    live.use((socket, next) => {
      this.admit(socket).then(
        (who) => {
          admitted.set(socket, who);
          socket.data = { person: { id: who.actor.id, name: who.actor.name }, at: {} };
          next();
        },
        (error: unknown) => next(refusalOf(error)),
      );
    });
    live.on('connection', (socket) => {
      const who = admitted.get(socket);
      if (who) this.welcome(socket, who.actor, who.credential);
    });
  }

  private async admit(socket: LiveSocket): Promise<{ actor: Actor; credential: Credential }> {
    const { headers } = socket.handshake;
    const credential = credentialOf(headers);
    const { publicUrl } = this.config;
    const isForeign = headers.origin !== undefined && !isOwnOrigin(headers.origin, publicUrl);
    if (credential?.kind !== 'api_token' && isForeign) {
      throw new Problem('foreign_origin', `Sockets are opened from the pages of ${publicUrl} only.`);
    }
    const actor = credential && (await this.sessions.actorOf(credential));
    if (!actor) throw new Problem('not_signed_in', 'Sign in, or send a bearer token.');
    return { actor, credential };
  }

  private welcome(socket: LiveSocket, actor: Actor, credential: Credential): void {
    const connection = this.connections.add(socket, actor, credential);
    void socket.join(personRoom(actor.id));
    this.beats.hasCome(actor);
    socket.on('disconnect', () => {
      this.connections.remove(connection);
      this.rooms.hasGone(connection);
    });
    const { rooms } = this;
    this.answer(connection, 'queue.join', readJoin, (request) => rooms.joinQueue(connection, request));
    this.answer(connection, 'queue.leave', readTeam, ({ teamKey }) => rooms.leaveQueue(connection, teamKey));
    this.answer(connection, 'counters.join', readNothing, () => rooms.joinCounters(connection));
    this.answer(connection, 'ticket.watch', readTicket, ({ ticketId }) => rooms.watch(connection, ticketId));
    this.answer(connection, 'ticket.unwatch', readTicket, ({ ticketId }) => rooms.unwatch(connection, ticketId));
    this.answer(connection, 'presence', readPresence, ({ ticketId, doing }) =>
      rooms.showDoing(connection, ticketId, doing),
    );
  }

  /** Whatever comes in is read, gets its turn, and is answered; nothing a client sends can throw. */
  private answer<T>(
    connection: Connection,
    message: Message,
    read: (payload: unknown) => T | null,
    work: (request: T) => Promise<number | void> | void,
  ): void {
    const { socket, gate } = connection;
    const listener = (payload: unknown, ack: unknown): void => {
      const reply = (answer: Ack) => void (typeof ack === 'function' && (ack as (answer: Ack) => void)(answer));
      if (!gate.pass()) {
        if (gate.isFlood) socket.disconnect(true);
        return reply(ackOf(new Problem('too_many_requests', 'Send less, and try again in a second.')));
      }
      const request = read(payload);
      if (request === null) return reply(ackOf(new Problem('validation_failed', `This is no ${message}.`)));
      connection.turn = connection.turn.then(async () => {
        if (!socket.connected) return;
        try {
          const seq = await work(request);
          reply(typeof seq === 'number' ? { ok: true, seq } : { ok: true });
        } catch (error) {
          if (!(error instanceof Problem)) this.log.error(error, { message }, 'a socket was not answered');
          reply(ackOf(error));
        }
      });
    };
    socket.on(message, listener as ClientToServer[typeof message]);
  }
}

function ackOf(error: unknown): Ack {
  if (error instanceof Problem) return { ok: false, code: error.code, detail: error.detail };
  return { ok: false, code: 'internal', detail: 'Something went wrong on our side.' };
}

/** A handshake that is refused says why by a code, as every answer of the desk does. */
function refusalOf(error: unknown): Error {
  const answer = ackOf(error);
  const code = answer.ok ? 'internal' : answer.code;
  return Object.assign(new Error(code), { data: answer });
}
