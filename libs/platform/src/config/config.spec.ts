import { describe, expect, it } from '@jest/globals';
import { loadConfig } from './config.js';

const least = {
  DATABASE_URL: 'postgres://desk_app:x@localhost/desk',
  JOBS_DATABASE_URL: 'postgres://desk_jobs:x@localhost/desk',
};

describe('loadConfig', () => {
  it('needs no more than the two databases', () => {
    const config = loadConfig(least);
    expect(config).toMatchObject({ port: 3000, publicUrl: 'http://localhost:3000', demo: false, ticketPrefix: 'OSL' });
    expect(Object.isFrozen(config)).toBe(true);
  });

  it('needs no jobs database with Redis, and takes empty variables for unset', () => {
    const config = loadConfig({ DATABASE_URL: least.DATABASE_URL, REDIS_URL: 'redis://localhost:6379', SMTP_URL: '' });
    expect(config).toMatchObject({ jobsDatabaseUrl: null, redisUrl: 'redis://localhost:6379', smtpUrl: null });
  });

  it('names every fault at once', () => {
    const faulty = { DATABASE_URL: 'x', PORT: 'abc', TICKET_PREFIX: 'osl', DATABASE_POOL: '1' };
    const told = () => loadConfig(faulty);
    for (const name of ['DATABASE_URL', 'JOBS_DATABASE_URL', 'PORT', 'TICKET_PREFIX', 'DATABASE_POOL']) {
      expect(told).toThrow(new RegExp(`- ${name} must`));
    }
  });

  it('lets nobody in as anybody in production by accident', () => {
    const production = { ...least, NODE_ENV: 'production' };
    expect(() => loadConfig({ ...production, DEMO: 'true' })).toThrow(/allow-in-production/);
    expect(loadConfig({ ...production, DEMO: 'allow-in-production' }).demo).toBe(true);
    expect(loadConfig(production).demo).toBe(false);
  });
});
