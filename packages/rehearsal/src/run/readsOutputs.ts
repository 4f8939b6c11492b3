import type { TerraformJson } from '@lakeport/project';

const SPECIAL = /[.*+?^${}()|[\]\\]/g;

function literally(text: string): string {
  return text.replace(SPECIAL, '\\$&');
}

/**
 * Which of another stack's outputs a stack reads, of those that are named.
 * References to a remote state stand in texts as
 * `data.terraform_remote_state.<name>.outputs.<output>`.
 */
export function readsOutputs(
  stack: TerraformJson,
  upstream: string,
  names: readonly string[],
): string[] {
  if (names.length === 0) return [];
  const remotes = Object.entries(stack.data?.terraform_remote_state ?? {})
    .filter(([, { config }]) =>
      JSON.stringify(config ?? {}).includes(`/${upstream}.tfstate"`),
    )
    .map(([name]) => name);
  const text = JSON.stringify(stack);
  return names.filter(output =>
    remotes.some(remote =>
      new RegExp(
        `terraform_remote_state\\.${literally(
          remote,
        )}\\.outputs(\\.|\\[\\\\*")${literally(output)}(?![\\w-])`,
      ).test(text),
    ),
  );
}
