import { checkProject } from '../checkProject';
import type { ProjectInput } from '../Project';
import { fields } from '../schema/fields';
import { adoptCatalogs } from './adoptCatalogs';
import { adoptTags } from './adoptTags';
import {
  adoptNetwork,
  adoptServerless,
  adoptWorkspace,
} from './adoptWorkspace';
import type { AdoptionChoices } from './AdoptionChoices';
import { AdoptionDraft } from './AdoptionDraft';
import type { AdoptionPlan } from './AdoptionPlan';
import type { WorkspaceSnapshot } from './WorkspaceSnapshot';

type Spec = ProjectInput['spec'];

/**
 * What it takes to have a workspace in a project that was made elsewhere: the
 * project file, what Terraform imports, and what the first apply changes.
 * Nothing is ever destroyed or made anew by it: what the file cannot say is
 * left alone, and said to be.
 *
 * @public
 */
export function planAdoption(
  snapshot: WorkspaceSnapshot,
  choices: AdoptionChoices,
): AdoptionPlan {
  const draft = new AdoptionDraft();
  const { environment, project } = choices;
  const workspace = adoptWorkspace(snapshot, draft);
  const network = adoptNetwork(snapshot, draft);
  const serverless = adoptServerless(snapshot, draft);
  const catalogs = adoptCatalogs(snapshot, choices, draft);
  leaveDefaultCatalog(snapshot, Object.keys(catalogs), draft);
  const tags = adoptTags(snapshot, choices, draft);
  if (project.spec.platform !== undefined) {
    draft.change(
      'the service principal of the environment becomes admin of the workspace',
      'the platform made it, and the deployments of the environment run as it',
    );
  }
  for (const { reason, what } of snapshot.unread) {
    draft.leave(what, `it could not be read: ${reason}`);
  }
  const value: ProjectInput = {
    ...project,
    spec: {
      ...project.spec,
      databricks: databricksOf(snapshot, project.spec),
      aws: { ...project.spec.aws, ...(Object.keys(tags).length && { tags }) },
      environments: {
        [environment]: {
          awsAccountId: choices.awsAccountId ?? awsAccountOf(snapshot) ?? '',
          region: regionOf(snapshot),
          securityProfile: 'development',
          // What is there is more than lakeport could make again.
          deletionProtection: true,
          ...(network && { network }),
          encryption: { storage: false },
          ...(serverless && { serverless }),
          workspace,
          catalogs,
        },
      },
    },
  };
  const { adopted, changes, left, managed, referenced } = draft;
  return {
    project: value,
    environment,
    adopted,
    report: { managed, referenced, changes, left },
    problems: checkProject(value),
  };
}

function leaveDefaultCatalog(
  { defaultCatalog }: WorkspaceSnapshot,
  taken: readonly string[],
  draft: AdoptionDraft,
): void {
  if (defaultCatalog !== undefined && !taken.includes(defaultCatalog)) {
    draft.leave(
      `default catalog ${defaultCatalog}`,
      'the catalog is not taken over, and the workspace keeps its default',
    );
  }
}

function databricksOf(
  snapshot: WorkspaceSnapshot,
  { databricks }: AdoptionChoices['project']['spec'],
): Spec['databricks'] {
  const { metastoreId } = snapshot;
  return metastoreId === undefined
    ? databricks
    : {
        ...databricks,
        metastores: {
          ...databricks.metastores,
          [regionOf(snapshot)]: { existing: metastoreId },
        },
      };
}

/** A region that is none is told by the checks of the file. */
function regionOf({ workspace }: WorkspaceSnapshot): string {
  return fields.region.safeParse(workspace.region).data ?? workspace.region;
}

/** The account of the role that Databricks starts compute with. */
function awsAccountOf({
  awsAccountId,
  credentials,
}: WorkspaceSnapshot): string | undefined {
  return (
    awsAccountId ??
    /^arn:aws[\w-]*:iam::(\d{12}):/.exec(credentials?.roleArn ?? '')?.[1]
  );
}
