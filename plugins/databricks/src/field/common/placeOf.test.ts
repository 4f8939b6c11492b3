import { placeOf } from './placeOf';

const values = {
  platform: 'system:default/acme',
  region: 'us-west-2',
  environments: [
    { name: 'dev', region: 'eu-west-1', admins: { groups: ['a'] } },
    { name: 'prod' },
  ],
};
const context = { formData: values };

describe('placeOf', () => {
  it('is the form itself for a field on a page', () => {
    expect(placeOf(context, 'root_region')).toEqual({
      values,
      siblings: values,
    });
  });

  it('is the environment for a field of the list, however deep', () => {
    const dev = { values, siblings: values.environments[0], index: 0 };
    expect(placeOf(context, 'root_environments_0_cidr')).toEqual(dev);
    expect(placeOf(context, 'root_environments_0_admins_groups')).toEqual(dev);
    expect(placeOf(context, 'root_environments_1_cidr').siblings).toBe(
      values.environments[1],
    );
  });

  it('knows nothing where the form does not say', () => {
    const nowhere = { values: {}, siblings: {} };
    expect(placeOf(undefined, 'root_environments_0_cidr')).toEqual(nowhere);
    expect(placeOf({ fieldFormState: {} }, undefined)).toEqual(nowhere);
    expect(placeOf(context, 'root_environments_7_constructor').siblings).toBe(
      values,
    );
  });
});
