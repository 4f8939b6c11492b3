import { platformFacts } from '@lakeport/project';
import { Command } from 'commander';
import { CommandError } from '../io/CommandError';
import { readPlatform } from '../io/readPlatform';
import { suggestName } from '../io/suggestName';
import { CommandContext } from './CommandContext';
import { examples } from './examples';

/** Adds `lakeport facts PLATFORM_FILE PROJECT`. */
export function addFactsCommand(
  program: Command,
  { terminal }: CommandContext,
): void {
  program
    .command('facts')
    .description('print what a project copies from its platform, as JSON')
    .argument('<file>', 'platform file')
    .argument('<project>', 'name of an onboarded project')
    .addHelpText(
      'after',
      `${examples('facts lakeport.yaml payments')}

Ids, roles and places as the project's own file has to say them.`,
    )
    .action(async (file: string, name: string) => {
      const platform = await readPlatform(file);
      const known = Object.keys(platform.spec.projects);
      if (!known.includes(name)) {
        const suggestion = suggestName(name, known);
        throw new CommandError(
          `there is no project ${JSON.stringify(name)} in platform ${
            platform.metadata.name
          }${suggestion ? ` (did you mean ${suggestion}?)` : ''}`,
          { hint: `It has: ${known.join(', ') || 'none'}.` },
        );
      }
      terminal.out(JSON.stringify(platformFacts(platform, name), null, 2));
    });
}
