import { regions } from '@lakeport/project';
import { valueOptions } from './valueOptions';

describe('valueOptions', () => {
  it('takes what the template lists', () => {
    expect(valueOptions('region', { enum: ['us-west-2'] }, {})).toEqual([
      { value: 'us-west-2', label: 'us-west-2 (US West (Oregon))' },
    ]);
    expect(
      valueOptions('x', { items: { type: 'string', enum: ['a', 'b'] } }, {}),
    ).toEqual([
      { value: 'a', label: 'a' },
      { value: 'b', label: 'b' },
    ]);
  });

  it('lists every region that Databricks runs in', () => {
    expect(valueOptions('region', {}, {})).toHaveLength(
      Object.keys(regions).length,
    );
  });

  it('lists the zones of the chosen region', () => {
    expect(
      valueOptions('availabilityZones', {}, { region: 'us-west-1' })?.map(
        option => option.value,
      ),
    ).toEqual(['us-west-1a', 'us-west-1b', 'us-west-1c']);
    expect(valueOptions('availabilityZones', {}, {})).toEqual([]);
    expect(
      valueOptions('availabilityZones', {}, { region: 'constructor' }),
    ).toEqual([]);
  });

  it('keeps chosen zones of another region, so that they can be taken back', () => {
    expect(
      valueOptions(
        'availabilityZones',
        {},
        {
          region: 'us-west-1',
          availabilityZones: ['us-west-1a', 'eu-west-1a'],
        },
      )?.at(-1),
    ).toEqual({
      value: 'eu-west-1a',
      label: 'eu-west-1a',
      region: 'us-west-1',
    });
  });

  it('leaves everything else to be typed', () => {
    expect(valueOptions('cidr', {}, {})).toBeUndefined();
  });
});
