import { Command } from 'commander';
import { readProject } from '../io/readProject';
import { CommandContext } from './CommandContext';
import { describeSummary } from './describeSummary';
import { examples } from './examples';
import { summarizeProject } from './summarizeProject';

/** Adds `lakeport show FILE [--json]`. */
export function addShowCommand(
  program: Command,
  { terminal }: CommandContext,
): void {
  program
    .command('show')
    .description(
      'show what a project file amounts to: resources, addresses, cost',
    )
    .argument('<file>', 'project file, usually lakeport.yaml')
    .option('--json', 'print it as JSON to stdout')
    .addHelpText(
      'after',
      `${examples(
        'show lakeport.yaml',
        "show lakeport.yaml --json | jq '.environments.dev.monthlyCost.total'",
      )}

Resources are counted in the synthesized stacks. Cost is what the idle
environment costs at list prices; use and traffic come on top.`,
    )
    .action(async (file: string, options: { json?: boolean }) => {
      const project = await readProject(file);
      const { synthesize } = await import('@lakeport/infra');
      const summary = summarizeProject(project, synthesize(project));
      terminal.out(
        options.json
          ? JSON.stringify(summary, null, 2)
          : describeSummary(summary),
      );
    });
}
