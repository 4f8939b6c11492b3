/**
 * Where the imports of a project file are: beside it, under its name. That of
 * `lakeport.yaml` is `lakeport.imports.yaml`.
 */
export function importsPath(file: string): string {
  return `${file.replace(/\.ya?ml$/, '')}.imports.yaml`;
}
