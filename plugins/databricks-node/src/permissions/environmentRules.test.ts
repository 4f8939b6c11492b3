import type { EnvironmentPropertyFilter } from './EnvironmentFilter';
import type { EnvironmentResource } from './EnvironmentResource';
import { environmentRules } from './environmentRules';

const dev: EnvironmentResource = {
  entityRef: 'resource:default/payments-dev',
  owner: 'group:default/data',
  project: 'payments',
  environment: 'dev',
  securityProfile: 'development',
};
const bare: EnvironmentResource = {
  entityRef: 'resource:default/sales-prod',
  project: 'sales',
  environment: 'prod',
};

describe('environmentRules', () => {
  const {
    isEnvironmentOwner,
    hasEnvironmentName,
    hasSecurityProfile,
    isOfProject,
  } = environmentRules;
  const cases: Array<
    [
      string,
      (resource: EnvironmentResource) => boolean,
      () => unknown,
      EnvironmentPropertyFilter,
      [boolean, boolean],
    ]
  > = [
    [
      'the owner',
      resource =>
        isEnvironmentOwner.apply(resource, {
          claims: ['user:default/ada', 'Group:default/Data'],
        }),
      () => isEnvironmentOwner.toQuery({ claims: ['Group:default/Data'] }),
      { property: 'owner', values: ['group:default/data'] },
      [true, false],
    ],
    [
      'nobody as owner',
      resource => isEnvironmentOwner.apply(resource, { claims: [] }),
      () => isEnvironmentOwner.toQuery({ claims: [] }),
      { property: 'owner', values: [] },
      [false, false],
    ],
    [
      'the name',
      resource => hasEnvironmentName.apply(resource, { names: ['prod'] }),
      () => hasEnvironmentName.toQuery({ names: ['prod'] }),
      { property: 'environment', values: ['prod'] },
      [false, true],
    ],
    [
      'the profile',
      resource =>
        hasSecurityProfile.apply(resource, { profiles: ['development'] }),
      () => hasSecurityProfile.toQuery({ profiles: ['development'] }),
      { property: 'securityProfile', values: ['development'] },
      [true, false],
    ],
    [
      'the project',
      resource => isOfProject.apply(resource, { projects: ['payments'] }),
      () => isOfProject.toQuery({ projects: ['payments'] }),
      { property: 'project', values: ['payments'] },
      [true, false],
    ],
  ];

  it.each(cases)('tells %s', (_, apply, toQuery, filter, expected) => {
    expect([apply(dev), apply(bare)]).toEqual(expected);
    expect(toQuery()).toEqual(filter);
  });
});
