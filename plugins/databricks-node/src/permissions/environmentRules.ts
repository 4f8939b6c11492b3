import { createPermissionRule } from '@backstage/plugin-permission-node';
import { z } from 'zod';
import { databricksEnvironmentResourceRef } from './databricksEnvironmentResourceRef';

const list = (description: string) => z.array(z.string()).describe(description);

/** References are the same in any case; the catalog writes them in lower case. */
const inLowerCase = (refs: readonly string[]) =>
  refs.map(ref => ref.toLocaleLowerCase('en-US'));

const isEnvironmentOwner = createPermissionRule({
  name: 'IS_ENVIRONMENT_OWNER',
  description: 'Allow environments that one of these users or groups owns',
  resourceRef: databricksEnvironmentResourceRef,
  paramsSchema: z.object({
    claims: list('Entity references of users and groups'),
  }),
  apply: ({ owner }, { claims }) =>
    owner !== undefined && inLowerCase(claims).includes(owner),
  toQuery: ({ claims }) => ({ property: 'owner', values: inLowerCase(claims) }),
});

const hasEnvironmentName = createPermissionRule({
  name: 'HAS_ENVIRONMENT_NAME',
  description: 'Allow environments that have one of these names',
  resourceRef: databricksEnvironmentResourceRef,
  paramsSchema: z.object({
    names: list('Names as in the project file, such as dev'),
  }),
  apply: ({ environment }, { names }) => names.includes(environment),
  toQuery: ({ names }) => ({ property: 'environment', values: names }),
});

const hasSecurityProfile = createPermissionRule({
  name: 'HAS_SECURITY_PROFILE',
  description: 'Allow environments that have one of these security profiles',
  resourceRef: databricksEnvironmentResourceRef,
  paramsSchema: z.object({
    profiles: list('Security profiles, such as development'),
  }),
  apply: ({ securityProfile }, { profiles }) =>
    securityProfile !== undefined && profiles.includes(securityProfile),
  toQuery: ({ profiles }) => ({
    property: 'securityProfile',
    values: profiles,
  }),
});

const isOfProject = createPermissionRule({
  name: 'IS_OF_PROJECT',
  description: 'Allow environments of one of these projects',
  resourceRef: databricksEnvironmentResourceRef,
  paramsSchema: z.object({ projects: list('Names of projects') }),
  apply: ({ project }, { projects }) => projects.includes(project),
  toQuery: ({ projects }) => ({ property: 'project', values: projects }),
});

/**
 * The rules of the permissions on deployments: by owner, name, security profile
 * and project of the environment. An environment without an owner or profile
 * meets no rule that asks for one.
 *
 * @public
 */
export const environmentRules = {
  isEnvironmentOwner,
  hasEnvironmentName,
  hasSecurityProfile,
  isOfProject,
};
