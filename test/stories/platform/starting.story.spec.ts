import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestDesk, type TestDesk } from '../../support/harness.js';

let desk: TestDesk;
beforeAll(async () => {
  desk = await startTestDesk();
});
afterAll(() => desk?.stop());

describe('a started desk', () => {
  it('says that it lives and is ready, and shows its figures', async () => {
    expect((await desk.anonymous.raw('GET', '/health/live')).body).toEqual({ status: 'live' });
    expect((await desk.anonymous.raw('GET', '/health/ready')).body).toEqual({ status: 'ready' });
    const metrics = await desk.anonymous.raw('GET', '/metrics');
    expect(metrics.text).toMatch(/^desk_outbox_events 0$/m);
    expect(metrics.text).toMatch(/^desk_queue_jobs\{queue="fast"\} 0$/m);
    expect(metrics.text).toMatch(
      /desk_http_request_duration_seconds_count\{method="GET",route="\/health\/live",status="200"\} 1/,
    );
  });

  it('knows who asks', async () => {
    const { employee, agent } = await desk.build.desk();
    expect(await (await desk.as(employee)).call('me')).toMatchObject({ id: employee.id, roles: ['employee'] });
    expect((await (await desk.as(agent)).call('me')).roles).toContain('agent');
    expect(await desk.anonymous.refusal('me')).toMatchObject({ code: 'not_signed_in', status: 401 });
  });

  it('describes its doors', async () => {
    const answer = await desk.anonymous.raw('GET', '/api/openapi.json');
    const document = answer.body as {
      paths: Record<string, unknown>;
      components: { schemas: Record<string, unknown> };
    };
    expect(Object.keys(document.paths)).toContain('/api/v1/me');
    expect(document.components.schemas.SignInDemoDto).toMatchObject({
      properties: { username: { type: 'string' } },
      required: ['username'],
    });
  });
});
