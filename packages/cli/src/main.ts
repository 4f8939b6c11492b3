import { CommanderError } from 'commander';
import { createProgram } from './createProgram';
import { CommandError } from './io/CommandError';
import { exitCodes } from './io/exitCodes';
import { processTerminal } from './io/Terminal';

function exit(code: number): void {
  process.exitCode = code;
}

function report(error: unknown): void {
  if (error instanceof CommanderError) {
    // commander has written its message already; help and version are no errors.
    exit(error.exitCode === 0 ? exitCodes.ok : exitCodes.usage);
  } else if (error instanceof CommandError) {
    processTerminal.note(`error: ${error.message}`);
    if (error.hint) processTerminal.note(error.hint);
    exit(error.exitCode);
  } else {
    processTerminal.note(
      `lakeport failed unexpectedly; this is a defect of lakeport:\n${
        error instanceof Error ? error.stack : String(error)
      }`,
    );
    exit(exitCodes.failed);
  }
}

// Whoever reads our output may stop before its end (`lakeport show … | head`).
// What is being done is still done to its end.
process.stdout.on('error', error => {
  if (!('code' in error) || error.code !== 'EPIPE') throw error;
});

createProgram({ terminal: processTerminal, env: process.env, exit })
  .parseAsync()
  .catch(report);
