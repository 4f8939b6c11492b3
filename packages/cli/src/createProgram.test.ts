import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createProgram } from './createProgram';
import { processTerminal } from './io/Terminal';

const { commands } = createProgram({
  terminal: processTerminal,
  env: {},
  exit: () => {},
});

describe('the program', () => {
  it('has these commands, each once', () => {
    expect(commands.map(command => command.name()).sort()).toEqual([
      'adopt',
      'apply',
      'bootstrap',
      'bundle',
      'check',
      'claim',
      'destroy',
      'docs',
      'due',
      'extend',
      'facts',
      'migrate',
      'plan',
      'rehearse',
      'render-plan',
      'rotate',
      'show',
      'sleep',
      'synth',
      'topology',
      'trace',
      'wake',
      'workflows',
    ]);
  });

  it('calls no two commands the same', () => {
    const called = commands.flatMap(command => [
      command.name(),
      ...command.aliases(),
    ]);
    expect(called).toEqual([...new Set(called)]);
  });

  it.each(commands.map(command => [command.name(), command] as const))(
    'documents %s, and gives an example of it',
    (name, command) => {
      const readme = readFileSync(join(__dirname, '../README.md'), 'utf8');
      expect(readme).toMatch(new RegExp(`\`(lakeport )?${name}\\b`));
      let help = '';
      command
        .configureOutput({
          writeOut: text => {
            help += text;
          },
        })
        .outputHelp();
      expect(help).toContain(`$ lakeport ${name} `);
    },
  );
});
