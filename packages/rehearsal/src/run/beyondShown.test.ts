import { beyondShown } from './beyondShown';
import type { ShownChange } from './ShownChange';

const change = (
  actions: string[],
  attributes?: string[],
  address = 'aws_vpc.main',
): ShownChange => ({ address, actions, ...(attributes && { attributes }) });

const create = change(['create']);
const update = change(['update'], ['tags']);
const replace = change(['delete', 'create'], ['cidr_block']);

describe('beyondShown', () => {
  it.each([
    ['nothing', [], []],
    ['what was shown', [create], [create]],
    ['less than was shown', [], [create, update]],
    ['fewer attributes', [update], [change(['update'], ['tags', 'name'])]],
    [
      'a replacement for another reason',
      [change(['delete', 'create'], ['name'])],
      [replace],
    ],
    [
      'several instances of what synthesis knows',
      [change(['create'], undefined, 'aws_vpc.main["a"]')],
      [create],
    ],
  ])('lets %s pass', (_, planned, shown) => {
    expect(beyondShown(planned, shown)).toEqual([]);
  });

  it.each([
    ['what was not shown', [create], []],
    ['another action', [change(['delete'])], [create]],
    ['a replacement in the place of a change', [replace], [update]],
    ['other attributes', [change(['update'], ['policy'])], [update]],
    [
      'another resource',
      [change(['create'], undefined, 'aws_vpc.other')],
      [create],
    ],
  ])('holds %s', (_, planned, shown) => {
    expect(beyondShown(planned, shown)).toEqual(planned);
  });
});
