import {
  lakeportFileKind,
  parsePlatform,
  parseProject,
  type Platform,
  type Problem,
  type Project,
} from '@lakeport/project';

import type { ImportsText } from './readImports';

/** A checked file of either kind. */
export type LakeportFile =
  | {
      readonly kind: 'Project';
      readonly project: Project;
      /** What is beside the file to be imported. */
      readonly imports?: ImportsText;
    }
  | { readonly kind: 'Platform'; readonly platform: Platform };

/** A checked file, or everything that is wrong with it. */
export type ParsedLakeportFile =
  | { readonly valid: true; readonly file: LakeportFile; readonly problems: [] }
  | { readonly valid: false; readonly problems: Problem[] };

/** Checks a file as the kind that it says it is; one that says none is taken for a project's. */
export function parseLakeportFile(
  text: string | Uint8Array,
): ParsedLakeportFile {
  if (lakeportFileKind(text) === 'Platform') {
    const result = parsePlatform(text);
    return result.valid
      ? {
          valid: true,
          file: { kind: 'Platform', platform: result.platform },
          problems: [],
        }
      : result;
  }
  const result = parseProject(text);
  return result.valid
    ? {
        valid: true,
        file: { kind: 'Project', project: result.project },
        problems: [],
      }
    : result;
}
