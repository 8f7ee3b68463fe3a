import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { readdir, utimes } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AttachmentView, ProblemBody, TicketView } from '@desk/contracts';
import { Litter } from '@desk/tickets';
import type { ApiClient, RawAnswer } from '../../support/api-client.js';
import type { BuiltDesk } from '../../support/build.js';
import { eventuallySo } from '../../support/eventually.js';
import { startTestDesk, type TestDesk } from '../../support/harness.js';

const LIMIT = 100_000;
const PNG = Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), randomBytes(500)]);
const SVG = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';

let desk: TestDesk;
let city: BuiltDesk;
let employee: ApiClient;
let agent: ApiClient;
let contact: ApiClient;

beforeAll(async () => {
  desk = await startTestDesk({ env: { FILE_LIMIT_BYTES: String(LIMIT), TICKET_FILES_LIMIT_BYTES: '250000' } });
  city = await desk.build.desk();
  [employee, agent, contact] = [await desk.as(city.employee), await desk.as(city.agent), await desk.as(city.contact)];
}, 60_000);
afterAll(() => desk.stop());

const newTicket = (more: object = {}): Promise<TicketView> =>
  employee.call('createTicket', {
    body: { subject: 'Skjerm', description: 'Svart', serviceKey: city.service.key, ...more },
  });
const bytesOf = (text: string) => new Uint8Array(Buffer.from(text));
const given = ({ status, body, text }: RawAnswer): AttachmentView => {
  if (status !== 201) throw new Error(`${status} ${text}`);
  return body as AttachmentView;
};
const toMessage = async (who: ApiClient, id: string, name: string, bytes: Uint8Array<ArrayBuffer>) =>
  given(await who.upload(`/tickets/${id}/attachments`, name, bytes));
const toNote = async (who: ApiClient, id: string, name: string, bytes: Uint8Array<ArrayBuffer>) =>
  given(await who.upload(`/tickets/${id}/note-attachments`, name, bytes));
const get = (who: ApiClient, path: string) =>
  fetch(`${desk.origin}/api/v1${path}`, { headers: { authorization: `Bearer ${who.token}` } });
const onDisk = (id: string) => join(desk.config.filesFolder, id.slice(-2), id);
const allOnDisk = async () => {
  const names = await readdir(desk.config.filesFolder, { recursive: true });
  return names.filter((name) => name.includes('/'));
};

describe('a file in the conversation', () => {
  it('comes back byte for byte to both sides, with headers that let it do nothing', async () => {
    const ticket = await newTicket();
    const shown = await toMessage(agent, ticket.id, 'Skjerm bilde æ.png', new Uint8Array(PNG));
    expect(shown).toMatchObject({
      name: 'Skjerm bilde æ.png',
      mediaType: 'image/png',
      size: PNG.length,
      isImage: true,
    });
    // Nobody else has it before it is sent; its author may look at it.
    expect((await get(employee, `/tickets/${ticket.id}/attachments/${shown.id}`)).status).toBe(404);
    expect((await get(employee, `/my/uploads/${shown.id}`)).status).toBe(404);
    expect((await get(agent, `/my/uploads/${shown.id}`)).status).toBe(200);
    const message = await agent.call('addMessage', {
      params: { id: ticket.id },
      body: { text: 'Se her', attachments: [shown.id] },
    });
    expect((await get(agent, `/my/uploads/${shown.id}`)).status).toBe(404);
    for (const who of [employee, agent, contact]) {
      const { items } = await who.call('attachments', { params: { id: ticket.number } });
      expect(items).toMatchObject([{ id: shown.id, messageId: message.id, isImage: true }]);
      const file = await get(who, `/tickets/${ticket.number}/attachments/${shown.id}`);
      expect(Buffer.from(await file.arrayBuffer()).equals(PNG)).toBe(true);
      expect(Object.fromEntries(file.headers)).toMatchObject({
        'content-type': 'image/png',
        'content-length': String(PNG.length),
        'content-disposition': `inline; filename="Skjerm bilde _.png"; filename*=UTF-8''Skjerm%20bilde%20%C3%A6.png`,
        'x-content-type-options': 'nosniff',
        'cache-control': 'no-store',
        'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
      });
    }
    const [row] = await desk.build.sql<{ sha256: Buffer }>('select sha256 from message_attachment where id = $1', [
      shown.id,
    ]);
    expect(row?.sha256).toEqual(createHash('sha256').update(PNG).digest());
    expect(readFileSync(onDisk(shown.id)).equals(PNG)).toBe(true);
  });

  it('goes with a resolution too, and waits in that composer alone', async () => {
    const ticket = await newTicket();
    const path = `/tickets/${ticket.id}/resolution-attachments`;
    const [plan, other] = [
      given(await agent.upload(path, 'plan.png', new Uint8Array(PNG))),
      await toMessage(agent, ticket.id, 'annet.png', new Uint8Array(PNG)),
    ];
    expect((await employee.upload(path, 'x.txt', 'x')).status).toBe(403);
    const { items: drafts } = await agent.call('myDrafts', { query: { ticket: ticket.id, kind: 'resolution' } });
    expect(drafts).toMatchObject([{ kind: 'resolution', attachments: [{ id: plan.id }] }]);
    const body = { version: ticket.version, resolution: 'Slik gjør du', resolutionCode: 'solved' as const };
    const resolve = { params: { id: ticket.id }, body: { ...body, attachments: [plan.id, other.id] } };
    // All of it or nothing: a file of the reply is not one of the resolution, and a file of a resolution not one of a reply.
    expect((await agent.refusal('resolve', resolve)).errors).toMatchObject([
      { pointer: '/attachments/1', code: 'unknown_file' },
    ]);
    const reply = { params: { id: ticket.id }, body: { text: 'Se her', attachments: [plan.id] } };
    expect((await agent.refusal('addMessage', reply)).errors).toMatchObject([{ code: 'unknown_file' }]);
    expect(await agent.call('ticket', { params: { id: ticket.id } })).toMatchObject({ state: 'new' });
    await agent.call('resolve', { ...resolve, body: { ...body, attachments: [plan.id] } });
    const { items: messages } = await employee.call('messages', { params: { id: ticket.id } });
    expect(messages).toMatchObject([{ text: 'Slik gjør du' }]);
    const { items } = await employee.call('attachments', { params: { id: ticket.id } });
    expect(items).toMatchObject([{ id: plan.id, messageId: messages[0]?.id }]);
    expect((await get(employee, `/tickets/${ticket.id}/attachments/${plan.id}`)).status).toBe(200);
  });

  it('is what its bytes say, whatever its name and sender say: what could run is downloaded', async () => {
    const ticket = await newTicket();
    const forms: [string, string][] = [
      ['bilde.svg', SVG],
      ['bilde.png', SVG],
      ['side.html', '<!doctype html><script>alert(1)</script>'],
      ['dokument.pdf', '%PDF-1.7 …'],
    ];
    const ids: string[] = [];
    for (const [name, text] of forms) ids.push((await toMessage(agent, ticket.id, name, bytesOf(text))).id);
    await agent.call('addMessage', { params: { id: ticket.id }, body: { text: 'Filer', attachments: ids } });
    const types = [];
    for (const id of ids) {
      const { headers } = await get(employee, `/tickets/${ticket.id}/attachments/${id}`);
      expect(headers.get('content-disposition')).toMatch(/^attachment;/);
      types.push(headers.get('content-type'));
    }
    expect(types).toEqual([...Array<string>(3).fill('application/octet-stream'), 'application/pdf']);
  });

  it('keeps its name and no path of it, twice the same if need be', async () => {
    const ticket = await newTicket();
    const names = ['../../../etc/passwd', '..\\..\\boot.ini', 'a/b/c.txt', 'faktura\u202efdp.exe', 'c.txt', '...'];
    const files = [];
    for (const name of names) files.push(await toMessage(agent, ticket.id, name, bytesOf('x')));
    expect(files.map(({ name }) => name)).toEqual(['passwd', 'boot.ini', 'c.txt', 'fakturafdp.exe', 'c.txt', 'fil']);
    for (const name of ['', ' ', 'x'.repeat(501), 'nul\0']) {
      expect((await agent.upload(`/tickets/${ticket.id}/attachments`, name, 'x')).status).toBe(422);
    }
    const body = { text: 'To like', attachments: files.map(({ id }) => id) };
    await agent.call('addMessage', { params: { id: ticket.id }, body });
    expect((await allOnDisk()).every((name) => /^[0-9a-f]{2}\/[0-9a-f-]{36}$/.test(name))).toBe(true);
  });

  it('is refused when it is empty, too large, not a file, or one too many; nothing of it stays', async () => {
    const ticket = await newTicket();
    const before = await allOnDisk();
    const path = `/tickets/${ticket.id}/attachments`;
    const refusal = async (answer: RawAnswer) => {
      const { code, errors } = answer.body as ProblemBody;
      return [answer.status, code, errors?.[0]?.code, errors?.[0]?.values?.['most']];
    };
    expect(await refusal(await agent.upload(path, 'tom.txt', ''))).toEqual([
      422,
      'validation_failed',
      'empty_file',
      undefined,
    ]);
    const large = new Uint8Array(LIMIT + 1);
    expect(await refusal(await agent.upload(path, 'stor', large))).toEqual([
      413,
      'payload_too_large',
      'file_too_large',
      1,
    ]);
    // The same when its length is not said before.
    const stream = new ReadableStream({
      start(controller) {
        for (let sent = 0; sent <= LIMIT; sent += 10_000) controller.enqueue(new Uint8Array(10_000));
        controller.close();
      },
    });
    const unannounced = await fetch(`${desk.origin}/api/v1${path}?name=stor`, {
      method: 'POST',
      headers: { authorization: `Bearer ${agent.token}`, 'content-type': 'application/octet-stream' },
      body: stream,
      duplex: 'half',
    } as RequestInit);
    expect(unannounced.status).toBe(413);
    expect((await agent.raw('POST', `/api/v1${path}?name=x`, { body: { no: 'file' } })).status).toBe(415);
    // And a file is no body of any other door.
    const headers = { 'content-type': 'application/octet-stream' };
    const other = await agent.raw('POST', `/api/v1/tickets/${ticket.id}/messages`, { headers, body: '{"text":"x"}' });
    expect(other.status).toBe(415);
    expect(await allOnDisk()).toEqual(before);
    for (let n = 0; n < 2; n += 1) await toMessage(agent, ticket.id, 'hel', new Uint8Array(LIMIT));
    expect(await refusal(await agent.upload(path, 'for mye', large.subarray(0, LIMIT)))).toEqual([
      413,
      'payload_too_large',
      'ticket_files_full',
      0,
    ]);
    await toMessage(agent, ticket.id, 'får plass', large.subarray(0, 50_000));
  });

  it('leaves nothing when it is cut off on the way', async () => {
    const ticket = await newTicket();
    const before = await allOnDisk();
    const { hostname, port } = new URL(desk.origin);
    const socket = connect(Number(port), hostname);
    socket.write(
      `POST /api/v1/tickets/${ticket.id}/attachments?name=halv HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${agent.token}\r\n` +
        `content-type: application/octet-stream\r\ncontent-length: 50000\r\n\r\n${'x'.repeat(20_000)}`,
    );
    await eventuallySo('a part of it is on disk', async () =>
      (await allOnDisk()).some((name) => name.endsWith('.partial')),
    );
    socket.destroy();
    await eventuallySo('nothing of it is left', async () => (await allOnDisk()).join() === before.join());
    expect(await desk.build.sql('select from upload where ticket_id = $1', [ticket.id])).toEqual([]);
  });
});

describe('who may have a file', () => {
  it('is whoever reads what it belongs to, and nobody by another way to it', async () => {
    const [ticket, other] = [await newTicket(), await newTicket()];
    const open = await toMessage(agent, ticket.id, 'svar.txt', bytesOf('svar'));
    const hidden = await toNote(agent, ticket.id, 'internt.txt', bytesOf('internt'));
    // A file of a note does not go with a message, nor the other way, nor with another ticket, nor by another hand.
    const params = { id: ticket.id };
    const unknown = { code: 'validation_failed', errors: [{ pointer: '/attachments/0', code: 'unknown_file' }] };
    expect(await agent.refusal('addMessage', { params, body: { text: 'x', attachments: [hidden.id] } })).toMatchObject(
      unknown,
    );
    expect(await agent.refusal('addNote', { params, body: { text: 'x', attachments: [open.id] } })).toMatchObject(
      unknown,
    );
    expect(
      await agent.refusal('addMessage', { params: { id: other.id }, body: { text: 'x', attachments: [open.id] } }),
    ).toMatchObject(unknown);
    const colleague = await desk.as(city.agent2);
    expect(
      await colleague.refusal('addMessage', { params, body: { text: 'x', attachments: [open.id] } }),
    ).toMatchObject(unknown);
    expect(await agent.call('messages', { params })).toMatchObject({ items: [] });

    const note = await agent.call('addNote', { params, body: { text: 'Se', attachments: [hidden.id] } });
    expect(await colleague.call('noteAttachments', { params })).toMatchObject({
      items: [{ id: hidden.id, noteId: note.id, name: 'internt.txt' }],
    });
    expect(await (await get(colleague, `/tickets/${ticket.id}/note-attachments/${hidden.id}`)).text()).toBe('internt');
    for (const who of [employee, contact]) {
      expect((await get(who, `/tickets/${ticket.id}/note-attachments`)).status).toBe(403);
      expect((await get(who, `/tickets/${ticket.id}/note-attachments/${hidden.id}`)).status).toBe(403);
      expect((await get(who, `/tickets/${ticket.id}/attachments/${hidden.id}`)).status).toBe(404);
      expect((await who.upload(`/tickets/${ticket.id}/note-attachments`, 'x', 'x')).status).toBe(403);
    }
    expect((await contact.upload(`/tickets/${ticket.id}/attachments`, 'x', 'x')).status).toBe(403);
    await agent.call('addMessage', { params, body: { text: 'Svar', attachments: [open.id] } });
    const stranger = await desk.as((await desk.build.desk()).agent);
    expect((await get(stranger, `/tickets/${ticket.id}/attachments/${open.id}`)).status).toBe(404);
    expect((await get(agent, `/tickets/${other.id}/attachments/${open.id}`)).status).toBe(404);
    // Sent is sent: neither again nor away.
    expect(await agent.refusal('addMessage', { params, body: { text: 'x', attachments: [open.id] } })).toMatchObject(
      unknown,
    );
    expect((await agent.raw('DELETE', `/api/v1/my/uploads/${open.id}`)).status).toBe(404);
  });

  it('files come with a new ticket and with an answer of its requester', async () => {
    const opening = given(await employee.upload('/my/uploads', 'feil.png', new Uint8Array(PNG)));
    const { items } = await employee.call('myDrafts', { query: { kind: 'new_ticket' } });
    expect(items).toMatchObject([{ ticket: null, text: '', attachments: [{ id: opening.id }] }]);
    const ticket = await newTicket({ attachments: [opening.id], draftId: items[0]?.id });
    expect(await employee.call('myDrafts')).toMatchObject({ items: [] });
    const answer = await toMessage(employee, ticket.id, 'mer.txt', bytesOf('mer'));
    const body = { text: 'Mer', attachments: [answer.id] };
    const { id: messageId } = await employee.call('addMessage', { params: { id: ticket.id }, body });
    expect(await agent.call('attachments', { params: { id: ticket.id } })).toMatchObject({
      items: [
        { id: opening.id, messageId: null },
        { id: answer.id, messageId },
      ],
    });
    // A key that is sent again files once and asks for the file no second time.
    const headers = { 'idempotency-key': `noekkel-${ticket.id}` };
    const once = given(await employee.upload('/my/uploads', 'x', 'x'));
    const filed = { subject: 'Én', description: 'x', serviceKey: city.service.key, attachments: [once.id] };
    const first = await employee.call('createTicket', { body: filed, headers });
    expect((await employee.call('createTicket', { body: filed, headers })).id).toBe(first.id);
    // An answer to a ticket that has ended opens a new one, and its file goes there.
    await employee.call('cancel', { params: { id: ticket.id }, body: { version: 1, reason: 'Ordnet seg' } });
    const late = await toMessage(employee, ticket.id, 'sent.txt', bytesOf('sent'));
    const next = await employee.call('addMessage', {
      params: { id: ticket.id },
      body: { text: 'Igjen', attachments: [late.id] },
    });
    expect(await employee.call('attachments', { params: { id: next.ticket.id } })).toMatchObject({
      items: [{ id: late.id, messageId: null }],
    });
  });
});

describe('what nobody sends', () => {
  it('is thrown away: at once when its author says so, by and by when nobody comes back; what is sent stays', async () => {
    const ticket = await newTicket();
    const dropped = await toMessage(agent, ticket.id, 'bort', bytesOf('bort'));
    await agent.call('dropUpload', { params: { file: dropped.id } });
    expect(existsSync(onDisk(dropped.id))).toBe(false);
    const sent = await toMessage(agent, ticket.id, 'sendt', bytesOf('sendt'));
    const noted = await toNote(agent, ticket.id, 'notert', bytesOf('notert'));
    const params = { id: ticket.id };
    await agent.call('addMessage', { params, body: { text: 'x', attachments: [sent.id] } });
    await agent.call('addNote', { params, body: { text: 'x', attachments: [noted.id] } });
    const left = await toMessage(agent, ticket.id, 'glemt', bytesOf('glemt'));
    await desk.app.get(Litter).purge();
    expect(existsSync(onDisk(left.id))).toBe(true);
    desk.advance('P89D');
    await desk.app.get(Litter).purge();
    expect(existsSync(onDisk(left.id))).toBe(true);
    // A file without a row, as a process leaves it that dies between the two.
    const stray = '01900000-0000-7000-8000-0000000000aa';
    const { mkdir, writeFile } = await import('node:fs/promises');
    await mkdir(join(desk.config.filesFolder, 'aa'), { recursive: true });
    await writeFile(onDisk(stray), 'x');
    await writeFile(`${onDisk(stray)}.partial`, 'x');
    await utimes(onDisk(stray), 0, 0);
    await utimes(`${onDisk(stray)}.partial`, 0, 0);
    desk.advance('P2D');
    await desk.app.get(Litter).purge();
    expect([left.id, stray, `${stray}.partial`].map((id) => existsSync(onDisk(id)))).toEqual([false, false, false]);
    expect([sent.id, noted.id].map((id) => existsSync(onDisk(id)))).toEqual([true, true]);
    expect(await agent.call('myDrafts', { query: { ticket: ticket.id } })).toMatchObject({ items: [] });
  });
});
