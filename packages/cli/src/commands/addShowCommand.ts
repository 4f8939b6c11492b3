import { Command } from 'commander';
import type { Project } from '@lakeport/project';
import { CommandError } from '../io/CommandError';
import { exitCodes } from '../io/exitCodes';
import { InvalidFileError } from '../io/InvalidFileError';
import { parseLakeportFile } from '../io/parseLakeportFile';
import { readBytes } from '../io/readBytes';
import { readPrices } from '../io/readPrices';
import { CommandContext } from './CommandContext';
import { compareProject } from './compareProject';
import { describeComparison } from './describeComparison';
import { describePlatform } from './describePlatform';
import { describeSummary } from './describeSummary';
import { examples } from './examples';
import { parseSwitches, ProjectSwitch } from './ProjectSwitch';
import { summarizePlatform } from './summarizePlatform';
import { summarizeProject } from './summarizeProject';

interface ShowOptions {
  readonly json?: boolean;
  readonly prices?: string;
  readonly compare: ReadonlyArray<readonly ProjectSwitch[]>;
}

/** Adds `lakeport show FILE [--json] [--prices FILE] [--compare KEY=VALUE…]`. */
export function addShowCommand(
  program: Command,
  { terminal, exit }: CommandContext,
): void {
  program
    .command('show')
    .description(
      'show what a project or platform file amounts to: resources, addresses, cost',
    )
    .argument('<file>', 'project or platform file, usually lakeport.yaml')
    .option('--json', 'print it as JSON to stdout')
    .option(
      '--prices <file>',
      'a dated price table instead of the built-in one',
    )
    .option(
      '--compare <key=value>',
      'also show the file with securityProfile or egress set; can be repeated',
      (text: string, before: ReadonlyArray<readonly ProjectSwitch[]>) => [
        ...before,
        parseSwitches(text),
      ],
      [],
    )
    .addHelpText(
      'after',
      `${examples(
        'show lakeport.yaml',
        "show lakeport.yaml --json | jq '.environments.dev.monthlyCost.total'",
        'show lakeport.yaml --compare securityProfile=maximum-security --compare egress=single-nat',
      )}

Resources are counted in the synthesized stacks. Cost is what the idle
environment costs at list prices; use and traffic come on top. Several switches
with commas between them are set together.`,
    )
    .action(async (file: string, options: ShowOptions) => {
      const bytes = await readBytes(file);
      const prices = options.prices
        ? await readPrices(options.prices)
        : undefined;
      const result = parseLakeportFile(bytes);
      if (!result.valid) {
        const { problems } = result;
        if (!options.json) throw new InvalidFileError(file, problems);
        terminal.out(JSON.stringify({ valid: false, problems }, null, 2));
        exit(exitCodes.failed);
        return;
      }
      const { synthesize, synthesizePlatform } = await import(
        '@lakeport/infra'
      );
      if (result.file.kind === 'Platform') {
        if (options.compare.length) {
          throw new CommandError('--compare is for the file of a project');
        }
        const { platform } = result.file;
        const shown = summarizePlatform(
          platform,
          synthesizePlatform(platform),
          prices,
        );
        terminal.out(
          options.json
            ? JSON.stringify(shown, null, 2)
            : describePlatform(shown),
        );
        return;
      }
      const summarize = (project: Project) =>
        summarizeProject(project, { synthesize, prices });
      const summary = summarize(result.file.project);
      const text = new TextDecoder().decode(bytes);
      const comparisons = options.compare.map(switches =>
        compareProject(text, switches, summarize),
      );
      if (options.json) {
        terminal.out(
          JSON.stringify(
            { ...summary, ...(comparisons.length && { comparisons }) },
            null,
            2,
          ),
        );
        return;
      }
      terminal.out(describeSummary(summary));
      if (comparisons.length) {
        terminal.out('');
        terminal.out(describeComparison(summary, comparisons));
      }
    });
}
