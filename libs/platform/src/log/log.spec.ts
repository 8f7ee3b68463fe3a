import { describe, expect, it } from '@jest/globals';
import { errorLine } from './log.js';

describe('errorLine', () => {
  it('says where it happened, without the values of the statement', () => {
    const driverError = Object.assign(new Error('duplicate key value'), {
      code: '23505',
      constraint: 'person_username_key',
      detail: 'Key (username)=(hemmelig) already exists.',
      where: 'hemmelig',
    });
    const failed = Object.assign(new Error('duplicate key value', { cause: driverError }), {
      name: 'QueryFailedError',
      code: '23505',
      query: 'insert into person (username) values ($1)',
      parameters: ['hemmelig'],
      driverError,
    });
    const line = errorLine(failed);
    expect(line).toMatchObject({
      type: 'QueryFailedError',
      message: 'duplicate key value',
      code: '23505',
      query: 'insert into person (username) values ($1)',
      cause: { constraint: 'person_username_key' },
    });
    expect(JSON.stringify(line)).not.toContain('hemmelig');
  });

  it('takes anything that was thrown', () => {
    expect(errorLine('a word')).toEqual({ message: 'a word' });
    expect(errorLine(null)).toEqual({ message: 'null' });
  });
});
