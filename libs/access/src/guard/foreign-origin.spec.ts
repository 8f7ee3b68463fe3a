import { describe, expect, it } from '@jest/globals';
import { isForeign, isOwnOrigin } from './foreign-origin.js';

const own = 'https://desk.example.org';
const judge = (method: string, headers: Parameters<typeof isForeign>[0]['headers']) =>
  isForeign({ method, headers }, own);

describe('isForeign', () => {
  it('lets everybody read', () => {
    expect(judge('GET', { origin: 'https://evil.example' })).toBe(false);
  });

  it('takes changes from the own pages and from programs', () => {
    expect(judge('POST', { origin: own })).toBe(false);
    expect(judge('POST', {})).toBe(false);
    expect(judge('POST', { 'sec-fetch-site': 'same-origin' })).toBe(false);
  });

  it('refuses changes from any other page', () => {
    expect(judge('POST', { origin: 'https://evil.example' })).toBe(true);
    expect(judge('PATCH', { origin: 'http://desk.example.org' })).toBe(true);
    expect(judge('POST', { origin: 'https://desk.example.org.evil.example' })).toBe(true);
    expect(judge('POST', { origin: 'null' })).toBe(true);
    expect(judge('POST', { 'sec-fetch-site': 'cross-site' })).toBe(true);
    expect(judge('POST', { 'sec-fetch-site': 'same-site' })).toBe(true);
  });
});

describe('isOwnOrigin', () => {
  it('takes the names of one machine for one, on the same port', () => {
    expect(isOwnOrigin('http://127.0.0.1:3000', 'http://localhost:3000')).toBe(true);
    expect(isOwnOrigin('http://[::1]:3000', 'http://localhost:3000')).toBe(true);
    expect(isOwnOrigin('http://localhost:8080', 'http://localhost:3000')).toBe(false);
    expect(isOwnOrigin('https://localhost:3000', 'http://localhost:3000')).toBe(false);
    expect(isOwnOrigin('http://localhost.evil.example:3000', 'http://localhost:3000')).toBe(false);
    expect(isOwnOrigin('http://localhost:3000', own)).toBe(false);
    expect(isOwnOrigin('null', 'http://localhost:3000')).toBe(false);
  });
});
