import type { LakehouseZone } from '../Lakehouse';
import { s3Place } from './lakehousePlaces';
import { lakehouseStepParameters, lakehouseSteps } from './lakehouseSteps';

type Format = LakehouseZone['format'];

/** Zones by their formats, each with a schema of its own name. */
function zonesOf(formats: Readonly<Record<string, Format>>) {
  return {
    zones: Object.fromEntries(
      Object.entries(formats).map(([name, format]) => [
        name,
        { schema: `${name}_schema`, format },
      ]),
    ),
  };
}

const medallion = zonesOf({ raw: 'files', trusted: 'delta', refined: 'delta' });

describe('lakehouseSteps', () => {
  it('are one from each zone to the next', () => {
    expect(lakehouseSteps(medallion)).toEqual([
      {
        key: 'raw_to_trusted',
        from: 'raw',
        to: 'trusted',
        notebook: 'cleanse',
        readsFiles: true,
        readsTables: false,
      },
      {
        key: 'trusted_to_refined',
        from: 'trusted',
        to: 'refined',
        after: 'raw_to_trusted',
        notebook: 'aggregate',
        readsFiles: false,
        readsTables: true,
      },
    ]);
  });

  it.each<[string, Record<string, Format>, string[]]>([
    ['none of a single zone', { raw: 'files' }, []],
    ['one of two', { raw: 'files', gold: 'delta' }, ['cleanse']],
    ['one of two with tables', { raw: 'delta', gold: 'delta' }, ['cleanse']],
    [
      'three of four, of which the last sums up',
      { raw: 'files', bronze: 'delta', silver: 'delta', gold: 'delta' },
      ['cleanse', 'cleanse', 'aggregate'],
    ],
    [
      'none that sums up where files still come in',
      { raw: 'files', late: 'files', gold: 'delta' },
      ['cleanse', 'cleanse'],
    ],
  ])('are %s', (_what, formats, notebooks) => {
    expect(
      lakehouseSteps(zonesOf(formats)).map(({ notebook }) => notebook),
    ).toEqual(notebooks);
  });

  it('reads files and tables of a zone that has both', () => {
    expect(
      lakehouseSteps(
        zonesOf({ raw: 'files', late: 'files', gold: 'delta' }),
      )[1],
    ).toMatchObject({ from: 'late', readsFiles: true, readsTables: true });
  });
});

describe('lakehouseStepParameters', () => {
  it('say where to read, to write and to remember, by schemas', () => {
    const [first, second] = lakehouseSteps(medallion);

    expect(lakehouseStepParameters(medallion, first, 'shop')).toEqual({
      catalog: 'shop',
      source_schema: 'raw_schema',
      target_schema: 'trusted_schema',
      source_volume: '/Volumes/shop/raw_schema/landing',
      source_tables: 'false',
      checkpoints: '/Volumes/shop/trusted_schema/checkpoints',
    });
    expect(lakehouseStepParameters(medallion, second, 'shop')).toMatchObject({
      source_volume: '',
      source_tables: 'true',
      checkpoints: '/Volumes/shop/refined_schema/checkpoints',
    });
  });
});

describe('s3Place', () => {
  it.each([
    ['s3://lake', { bucket: 'lake', prefix: '' }],
    ['s3://lake/', { bucket: 'lake', prefix: '' }],
    ['s3://lake/a/b/', { bucket: 'lake', prefix: 'a/b' }],
  ])('of %s', (path, place) => {
    expect(s3Place(path)).toEqual(place);
  });

  it('is of S3', () => {
    expect(() => s3Place('/mnt/lake')).toThrow(
      '/mnt/lake is no place in S3, such as s3://bucket/prefix',
    );
  });
});
