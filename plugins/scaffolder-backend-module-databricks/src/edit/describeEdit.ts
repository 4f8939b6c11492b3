import type { ProjectEdit } from '@lakeport/project';

/** An edit of a project file as a person would say it, without a full stop. */
export function describeEdit(edit: ProjectEdit): string {
  switch (edit.kind) {
    case 'add-environment':
      return `adds environment ${edit.name}`;
    case 'add-catalog':
      return `adds catalog ${edit.name} to ${edit.environment}`;
    case 'add-schema':
      return `adds schema ${edit.catalog}.${edit.name} to ${edit.environment}`;
    case 'grant':
      return `grants ${edit.preset ?? edit.privileges?.join(', ')} on catalog ${
        edit.catalog
      } of ${edit.environment} to ${edit.group ?? edit.servicePrincipal}`;
    case 'add-access':
      return `lets ${edit.group ?? edit.user} into the workspace of ${
        edit.environment
      } as ${edit.as === 'admins' ? 'administrator' : 'user'}`;
    case 'add-compute':
      return `adds ${edit.name} to the ${edit.type} of ${edit.environment}`;
    case 'set-security-profile':
      return `gives ${edit.environment} the security profile ${edit.securityProfile}`;
    case 'set-deletion-protection':
      return edit.deletionProtection
        ? `protects ${edit.environment} from deletion`
        : `lifts the deletion protection of ${edit.environment}`;
    case 'retire-environment':
      return `takes environment ${edit.environment} out of the file`;
    case 'set-facts':
      return `writes what platform ${edit.facts.platform} decides`;
    default:
      return edit satisfies never;
  }
}
