import { accountOf } from './accountOf';
import { checkAccountLevel } from './checkAccountLevel';
import { invalidParameter } from './invalidParameter';
import { isInWorkspace } from './isInWorkspace';
import { ServiceError } from '../ServiceError';
import { text } from '../text';
import type { Request, TypeRules } from '../TypeRules';
import { isValueObject } from '../../wire/Value';
import type { Value } from '../../wire/Value';

const TWO_YEARS = '63072000s';

const ACCOUNT_ROLE = /^(account|billing|marketplace)[._]admin$/;

/** The most secrets, and federation policies, that a principal has at once. */
const MOST_SECRETS = 5;
const MOST_POLICIES = 20;

function names(kind: string, name: string): Record<string, Value> {
  return {
    display_name: name,
    acl_principal_id: `${kind}s/${name}`,
    home: `/Users/${name}`,
    repos: `/Repos/${name}`,
    disable_as_user_deletion: true,
  };
}

function principal(
  idDigits: number,
  nameAttribute: string,
  kind: string,
): TypeRules {
  return {
    scope: 'databricks-account',
    id: ({ identity }) => String(identity.digits(idDigits)),
    computed: ({ attributes }, id) =>
      names(kind, text(attributes[nameAttribute]) ?? id),
    unique: [[nameAttribute]],
    replace: kind === 'group' ? [] : [nameAttribute],
  };
}

/** Refuses one more of what a service principal has only so many of. */
function checkNumber(most: number, what: string) {
  return ({ account, attributes, prior, type }: Request): void => {
    const others = account
      .objects({ type })
      .filter(
        other =>
          other.id !== text(prior?.id) &&
          String(other.attributes.service_principal_id) ===
            String(attributes.service_principal_id),
      );
    if (!prior && others.length >= most) {
      invalidParameter(
        `service principal ${attributes.service_principal_id} has ${others.length} ${what} already`,
        `${most} is the most. Delete one first.`,
      );
    }
  };
}

function checkFederation(request: Request): void {
  const policy = request.attributes.oidc_policy;
  const missing = isValueObject(policy)
    ? ['issuer', 'subject'].filter(name => !text(policy[name]))
    : ['issuer', 'subject'];
  if (missing.length > 0) {
    invalidParameter(
      `oidc_policy without ${missing.join(' and ')}`,
      'A federation policy of a service principal says who issues the tokens and for whom.',
    );
  }
  checkNumber(MOST_POLICIES, 'federation policies')(request);
}

/** Roles of the account are given through the account alone. */
function checkRole(request: Request): void {
  const role = text(request.attributes.role) ?? '';
  if (ACCOUNT_ROLE.test(role)) {
    checkAccountLevel(request);
  }
}

/** Entitlements are for who may enter the workspace. */
function checkEntitled(request: Request): void {
  const { account, attributes } = request;
  const found = (
    [
      ['databricks_group', attributes.group_id],
      ['databricks_user', attributes.user_id],
      ['databricks_service_principal', attributes.service_principal_id],
    ] satisfies Array<[string, Value]>
  )
    .flatMap(([type, id]) => account.objects({ type, id: text(id) ?? '' }))
    .map(({ attributes: own }) => text(own.display_name) ?? '')
    .find(name => name && !isInWorkspace(request, name));
  if (found) {
    throw new ServiceError(
      `RESOURCE_DOES_NOT_EXIST: ${found} is not in the workspace`,
      'Give it a permission on the workspace with databricks_mws_permission_assignment first.',
    );
  }
}

/**
 * What Databricks is known to do about principals, by type.
 *
 * From the Databricks provider's documentation and code 1.99.0, 2025.
 */
export const principalRules: Record<string, TypeRules> = {
  databricks_group: principal(15, 'display_name', 'group'),
  databricks_user: {
    ...principal(16, 'user_name', 'user'),
    defaults: { active: true },
  },
  databricks_service_principal: {
    ...principal(16, 'display_name', 'servicePrincipal'),
    computed: ({ attributes, identity }) => {
      const application = identity.uuid('application');
      return {
        ...names('servicePrincipal', application),
        display_name: text(attributes.display_name) ?? application,
        application_id: application,
      };
    },
    defaults: { active: true },
    unique: [['application_id']],
    replace: ['application_id'],
  },
  databricks_group_member: {
    scope: 'databricks-account',
    id: ({ attributes }) =>
      `${text(attributes.group_id)}|${text(attributes.member_id)}`,
    immutable: true,
  },
  databricks_service_principal_role: {
    scope: 'databricks-account',
    id: ({ attributes }) =>
      `${text(attributes.service_principal_id)}|${text(attributes.role)}`,
    check: checkRole,
    immutable: true,
  },
  databricks_service_principal_secret: {
    scope: 'databricks-account',
    id: ({ identity }) => identity.uuid(),
    check: checkNumber(MOST_SECRETS, 'secrets'),
    computed: ({ identity }) => {
      const made = identity.time();
      return {
        create_time: new Date(made).toISOString(),
        update_time: new Date(made).toISOString(),
        expire_time: new Date(
          made + parseInt(TWO_YEARS, 10) * 1000,
        ).toISOString(),
        lifetime: TWO_YEARS,
        secret: `dose${identity.hex(32, 'secret')}`,
        secret_hash: identity.hex(32, 'hash'),
        status: 'ACTIVE',
      };
    },
    immutable: true,
  },
  databricks_service_principal_federation_policy: {
    scope: 'databricks-account',
    idAttribute: 'uid',
    id: ({ identity }) => identity.uuid(),
    check: checkFederation,
    computed: (request, id) => {
      const at = new Date(request.identity.time()).toISOString();
      const policy = text(request.attributes.policy_id) ?? id;
      return {
        uid: id,
        policy_id: policy,
        name: `accounts/${accountOf(request)}/servicePrincipals/${
          request.attributes.service_principal_id
        }/federationPolicies/${policy}`,
        create_time: at,
        update_time: at,
      };
    },
    replace: ['policy_id', 'service_principal_id'],
  },
  databricks_entitlements: {
    scope: 'workspace',
    overwrites: true,
    id: ({ attributes }) => {
      const kinds = ['group', 'user', 'service_principal'];
      const kind = kinds.find(k => text(attributes[`${k}_id`])) ?? 'user';
      return `${kind}/${text(attributes[`${kind}_id`])}`;
    },
    check: checkEntitled,
    replace: ['group_id', 'user_id', 'service_principal_id'],
  },
};
