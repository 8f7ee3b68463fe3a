import { helpCircle } from './help-circle.js';

const helps = (...pairs: readonly string[]) => pairs.map((pair) => ({ team: pair.charAt(0), helper: pair.charAt(1) }));

describe('teams that help each other', () => {
  it('may do so in chains and in trees', () => {
    expect(helpCircle(helps('ab', 'bc', 'ac', 'dc'), 'a')).toBeNull();
  });
  it('are told the circle, however long; circles elsewhere are not theirs', () => {
    expect(helpCircle(helps('ab', 'ba'), 'a')).toEqual(['a', 'b', 'a']);
    expect(helpCircle(helps('ab', 'bc', 'cd', 'da', 'bd'), 'c')).toEqual(['c', 'd', 'a', 'b', 'c']);
    expect(helpCircle(helps('ab', 'bc', 'cb'), 'a')).toBeNull();
  });
});
