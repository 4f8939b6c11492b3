import { catalogExplorerUrl } from './catalogExplorerUrl';
import { likeLiteral } from './likeLiteral';

const at = { id: '12', url: 'https://dbc-1.cloud.databricks.com' };

describe('names of Unity Catalog in other languages', () => {
  it.each([
    ['catalog' as const, {}, '/explore/data/a%2Fb?o=12'],
    [
      'schema' as const,
      { schema: "o'hara" },
      "/explore/data/a%2Fb/o'hara?o=12",
    ],
    [
      'table' as const,
      { schema: 's?', name: 'ü#%' },
      '/explore/data/a%2Fb/s%3F/%C3%BC%23%25?o=12',
    ],
    [
      'volume' as const,
      { schema: 's', name: 'v' },
      '/explore/data/volumes/a%2Fb/s/v?o=12',
    ],
    [
      'function' as const,
      { schema: 's', name: 'f' },
      '/explore/data/functions/a%2Fb/s/f?o=12',
    ],
    [
      'model' as const,
      { schema: 's', name: 'm' },
      '/explore/data/models/a%2Fb/s/m?o=12',
    ],
  ])('says where Databricks shows a %s', (kind, more, expected) => {
    expect(catalogExplorerUrl({ kind, catalog: 'a/b', ...more }, at)).toBe(
      `${at.url}${expected}`,
    );
  });

  it('leaves wildcards of LIKE no meaning', () => {
    expect(likeLiteral('a%b_c\\d')).toBe('a\\%b\\_c\\\\d');
  });
});
