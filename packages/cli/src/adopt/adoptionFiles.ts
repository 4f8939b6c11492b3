import {
  parseImports,
  parseProject,
  serializeImports,
  serializeProject,
  type AdoptionPlan,
} from '@lakeport/project';

const IMPORTS_COMMENT = `# What is there already and Terraform takes over with the next apply. Once that
# is done this file may be removed.
`;

/**
 * The files of an adoption, by name. What they amount to is synthesized once,
 * so that nothing is written that cannot be planned.
 *
 * @throws Error when the plan has problems; ask for them first
 */
export async function adoptionFiles(
  plan: AdoptionPlan,
): Promise<Record<'lakeport.yaml' | 'lakeport.imports.yaml', string>> {
  const { adoptedImports, synthesize } = await import('@lakeport/infra');
  const text = serializeProject(plan.project);
  const read = parseProject(text);
  const imports = IMPORTS_COMMENT + serializeImports(adoptedImports(plan));
  const problems = read.valid
    ? parseImports(imports, synthesize(read.project)).problems
    : read.problems;
  if (problems.length > 0) {
    throw new Error(
      `the files of the adoption do not fit: ${problems
        .map(({ message, path }) => `${path}: ${message}`)
        .join('; ')}`,
    );
  }
  return { 'lakeport.yaml': text, 'lakeport.imports.yaml': imports };
}
