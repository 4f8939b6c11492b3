import { text } from 'node:stream/consumers';
import { Command } from 'commander';
import { readBytes } from '../io/readBytes';
import { readPlanReport } from '../plan/readPlanReport';
import { renderPlan } from '../plan/renderPlan';
import { CommandContext } from './CommandContext';
import { examples } from './examples';

/** Adds `lakeport render-plan [FILE.jsonl…]`. */
export function addRenderPlanCommand(
  program: Command,
  { terminal }: CommandContext,
): void {
  program
    .command('render-plan')
    .description('turn plans (JSON lines) into Markdown for a pull request')
    .argument(
      '[files...]',
      'what plan or check --json printed; left out, it is read from stdin',
    )
    .addHelpText(
      'after',
      `${examples(
        'render-plan plan.jsonl > plan.md',
        'render-plan check.json plan-*/plan.jsonl > plan.md',
        'plan lakeport.yaml --environment dev --json | lakeport render-plan',
      )}

What is destroyed or replaced comes first. No name in a plan can become markup,
a mention or a link. The page is at most 65536 characters, as much as GitHub
takes for a comment; one that was shortened says so.`,
    )
    .action(async (files: string[]) => {
      const reports =
        files.length === 0
          ? [readPlanReport('stdin', await text(process.stdin))]
          : await Promise.all(
              files.map(async file =>
                readPlanReport(
                  file,
                  new TextDecoder().decode(await readBytes(file)),
                ),
              ),
            );
      terminal.out(renderPlan(reports).trimEnd());
    });
}
