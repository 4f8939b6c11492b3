import { environmentResourceNames } from '../environmentResourceNames';
import { fields } from '../schema/fields';
import { environmentsOf } from './environmentsOf';
import { namedResources } from './namedResources';
import type { ProjectDraft } from './projectDraft';

/** The buckets that are made for the project or hold its state, and what each is of. */
export function madeBuckets(draft: ProjectDraft): Map<string, string> {
  const project = draft.metadata?.name;
  const state = draft.spec?.aws?.state?.bucket;
  return new Map([
    ...(project === undefined
      ? []
      : environmentsOf(draft).flatMap(({ name, environment }) =>
          environment.awsAccountId !== undefined &&
          fields.environmentName.safeParse(name).success
            ? [
                [
                  environmentResourceNames(
                    project,
                    name,
                    environment.awsAccountId,
                  ).flowLogBucket,
                  `flow logs of environment ${name}`,
                ] as const,
              ]
            : [],
        )),
    ...namedResources(draft).flatMap(({ bucket, what }) =>
      bucket === undefined ? [] : [[bucket, what] as const],
    ),
    ...(state === undefined ? [] : [[state, "Terraform's state"] as const]),
  ]);
}
