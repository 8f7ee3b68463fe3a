import { describe, expect, it } from '@jest/globals';
import { IsString } from 'class-validator';
import { Paged } from './paged.js';
import { Problem } from './problem.js';
import { DeskValidationPipe } from './validation.js';

class NamedDto {
  @IsString()
  name: string;
}
class FewDto extends Paged(100, NamedDto) {}
class ManyDto extends Paged(200, NamedDto, 1_000) {}

const pipe = new DeskValidationPipe();
const check = (metatype: typeof FewDto, query: object) => pipe.transform(query, { type: 'query', metatype });
/** The fields at which a query is refused. */
const refused = (metatype: typeof FewDto, query: object) =>
  check(metatype, query).then(
    () => [],
    (error: unknown) => (error as Problem).extras.errors?.map(({ pointer }) => pointer),
  );

describe('the query of a keyset list', () => {
  it('says which page, beside what else the list asks for', async () => {
    expect(await check(FewDto, { name: 'a' })).toEqual({ name: 'a' });
    expect(await check(FewDto, { name: 'a', cursor: 'b', limit: '100' })).toEqual({
      name: 'a',
      cursor: 'b',
      limit: 100,
    });
    expect(await refused(FewDto, { limit: '1' })).toEqual(['?name']);
  });

  it.each([
    ['no row', FewDto, { limit: '0' }, '?limit'],
    ['half a row', FewDto, { limit: '1.5' }, '?limit'],
    ['more rows than its own list has', FewDto, { limit: '101' }, '?limit'],
    ['more rows than another list has', ManyDto, { limit: '201' }, '?limit'],
    ['a cursor that is longer than any', FewDto, { cursor: 'c'.repeat(501) }, '?cursor'],
    ['a cursor that is longer than those of its list', ManyDto, { cursor: 'c'.repeat(1_001) }, '?cursor'],
  ])('cannot ask for %s', async (_what, metatype, query, pointer) => {
    expect(await refused(metatype, { name: 'a', ...query })).toEqual([pointer]);
  });

  it('goes as far as its own list does', async () => {
    const query = { name: 'a', cursor: 'c'.repeat(1_000), limit: '200' };
    expect(await refused(ManyDto, query)).toEqual([]);
    expect(await refused(FewDto, query)).toEqual(['?cursor', '?limit']);
  });
});
