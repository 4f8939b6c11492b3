import { countResources, type TerraformJson } from '@lakeport/project';
import { inlineCode as code } from '../plan/inlineCode';

/** What documentation reads of synthesized stacks. */
export interface DocumentedStacks {
  readonly manifest: {
    readonly order: readonly string[];
    readonly stacks: Readonly<
      Record<
        string,
        { readonly environment?: string; readonly dependsOn: readonly string[] }
      >
    >;
  };
  readonly stacks: Readonly<Record<string, TerraformJson>>;
}

/** The stacks of an environment, or those of none, as a table; nothing where there are none. */
export function stackTable(
  { manifest, stacks }: DocumentedStacks,
  environment: string | undefined,
): string[] {
  const rows = manifest.order
    .filter(name => manifest.stacks[name]?.environment === environment)
    .map(name => {
      const resources = Object.values(countResources(stacks[name])).reduce(
        (sum, count) => sum + count,
        0,
      );
      const upstream = manifest.stacks[name].dependsOn.map(code).join(', ');
      return `| ${code(name)} | ${upstream || 'none'} | ${resources} |`;
    });
  return rows.length === 0
    ? []
    : ['| stack | builds on | resources |', '| --- | --- | ---: |', ...rows];
}
