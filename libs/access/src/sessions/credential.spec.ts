import { describe, expect, it } from '@jest/globals';
import { credentialOf, newToken, sessionCookie } from './credential.js';

describe('credentialOf', () => {
  const token = newToken();

  it('finds the cookie among others, and only the whole of it', () => {
    const session = { kind: 'session', token };
    expect(credentialOf({ cookie: `desk_session=${token}` })).toEqual(session);
    expect(credentialOf({ cookie: `a=1; desk_session=${token}; b=2` })).toEqual(session);
    expect(credentialOf({ cookie: `not_desk_session=${token}` })).toBeNull();
    expect(credentialOf({ cookie: 'desk_session=' })).toBeNull();
    expect(credentialOf({ cookie: `desk_session=${token}'--` })).toBeNull();
    expect(credentialOf({})).toBeNull();
  });

  it('takes a bearer token, before any cookie, and falls back to none', () => {
    expect(credentialOf({ authorization: `Bearer ${token}` })).toEqual({ kind: 'api_token', token });
    expect(credentialOf({ authorization: `bearer ${token}`, cookie: `desk_session=${newToken()}` })).toEqual({
      kind: 'api_token',
      token,
    });
    expect(credentialOf({ authorization: 'Basic a2FyaTprYXJp', cookie: `desk_session=${token}` })).toBeNull();
  });
});

describe('sessionCookie', () => {
  it('is out of reach of scripts and other sites, and of plain connections where the desk has better', () => {
    expect(sessionCookie('abc', 60, false)).toBe('desk_session=abc; Path=/; HttpOnly; SameSite=Lax; Max-Age=60');
    expect(sessionCookie('abc', 60, true)).toMatch(/; Secure$/);
  });
});
