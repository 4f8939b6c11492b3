import { Alert, Flex } from '@backstage/ui';
import type {
  DeclaredFile,
  FileProblem,
} from '@lakeport/backstage-plugin-databricks-common';
import { ProblemList } from './ProblemList';

/** Says that a file is not valid, with everything that is wrong with it. */
export function InvalidFileAlert(props: {
  title: string;
  hint: string;
  label: string;
  problems: readonly FileProblem[];
  file: DeclaredFile;
}) {
  const { title, hint, label, problems, file } = props;
  return (
    <Alert
      role="alert"
      status="danger"
      icon
      title={title}
      description={
        <Flex direction="column" gap="2">
          <span>{hint}</span>
          <ProblemList problems={problems} file={file} label={label} />
        </Flex>
      }
    />
  );
}
