import { Project } from '@lakeport/project';

/** Whether a stack between environments has to do with an environment. */
export function isShared(
  { spec: { connectivity, regions } }: Project,
  environmentName: string,
): boolean {
  return [
    ...(connectivity?.members ?? []),
    ...(regions ? [regions.primary, ...regions.secondaries] : []),
  ].includes(environmentName);
}
