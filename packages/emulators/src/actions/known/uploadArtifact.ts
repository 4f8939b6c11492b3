import { createHash } from 'node:crypto';
import { globSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { zipSync, type Zippable } from 'fflate';
import {
  ActionFailure,
  type ActionCall,
  type KnownAction,
} from './KnownAction';

function filesUnder(path: string, hidden: boolean): string[] {
  if (statSync(path).isFile()) {
    return [path];
  }
  return readdirSync(path)
    .filter(name => hidden || !name.startsWith('.'))
    .flatMap(name => filesUnder(join(path, name), hidden));
}

function find(call: ActionCall): { files: string[]; roots: string[] } {
  const hidden = call.input('include-hidden-files') === 'true';
  const patterns = call
    .input('path')
    .split('\n')
    .map(line => line.trim())
    .filter(Boolean);
  const left = patterns
    .filter(line => line.startsWith('!'))
    .flatMap(line => globSync(line.slice(1), { cwd: call.workspace }))
    .map(path => resolve(call.workspace, path));
  const files = new Set<string>();
  const roots: string[] = [];
  for (const pattern of patterns.filter(line => !line.startsWith('!'))) {
    const found = globSync(pattern, { cwd: call.workspace }).map(path =>
      resolve(call.workspace, path),
    );
    for (const path of found) {
      const isFile = statSync(path).isFile();
      roots.push(isFile ? dirname(path) : path);
      for (const file of filesUnder(path, hidden)) {
        if (!left.some(l => file === l || file.startsWith(l + sep))) {
          files.add(file);
        }
      }
    }
  }
  return { files: [...files].sort(), roots };
}

/** The deepest folder that holds every root: paths in the archive start there. */
function commonFolder(roots: string[]): string {
  return roots.reduce((common, root) => {
    let folder = common;
    while (root !== folder && !root.startsWith(folder + sep)) {
      folder = dirname(folder);
      if (folder === dirname(folder)) {
        break;
      }
    }
    return folder;
  });
}

/** `actions/upload-artifact` v4 and later. */
export const uploadArtifact: KnownAction = {
  names: ['actions/upload-artifact'],
  async run(call) {
    const name = call.input('name') || 'artifact';
    if (/["<>|*?\r\n\\/:]/.test(name)) {
      throw new ActionFailure(`The artifact name is not valid: ${name}`);
    }
    if (call.input('path') === '') {
      throw new ActionFailure('Input required and not supplied: path');
    }
    const { files, roots } = find(call);
    if (files.length === 0) {
      const message = `No files were found with the provided path: ${call.input(
        'path',
      )}. No artifacts will be uploaded.`;
      const behaviour = call.input('if-no-files-found') || 'warn';
      if (behaviour === 'error') {
        throw new ActionFailure(message);
      }
      if (behaviour === 'warn') {
        call.log.add(`##[warning]${message}`);
      }
      return;
    }
    const known = call.run.artifacts.findIndex(a => a.name === name);
    if (known >= 0) {
      if (call.input('overwrite') !== 'true') {
        throw new ActionFailure(
          'Failed to CreateArtifact: Received non-retryable error: Failed request: (409) Conflict: an artifact with this name already exists on the workflow run',
        );
      }
      call.run.artifacts.splice(known, 1);
    }
    const root = commonFolder(roots);
    const entries: Zippable = {};
    for (const file of files) {
      const path = relative(root, file).split(sep).join('/');
      entries[path] = new Uint8Array(readFileSync(file));
    }
    const zip = zipSync(entries);
    const digest = createHash('sha256').update(zip).digest('hex');
    const id = call.newId();
    const days = Number(call.input('retention-days')) || 90;
    call.runs.writeArtifact(call.run, id, zip);
    call.run.artifacts.push({
      id,
      name,
      size: zip.length,
      digest: `sha256:${digest}`,
      createdAt: new Date().toISOString(),
      expiresAt: new Date(Date.now() + days * 86_400_000).toISOString(),
    });
    call.runs.save(call.run);
    const { owner, name: repository } = call.repository;
    call.log.add(
      `Artifact ${name} has been successfully uploaded! Final size is ${zip.length} bytes. Artifact ID is ${id}`,
    );
    call.setOutput('artifact-id', String(id));
    call.setOutput('artifact-digest', digest);
    call.setOutput(
      'artifact-url',
      `${call.baseUrl}/${owner}/${repository}/actions/runs/${call.run.id}/artifacts/${id}`,
    );
  },
};
