import { BgProvider, Flex, Text } from '@backstage/ui';
import type { PropsWithChildren } from 'react';
import { DatabricksQueryProvider } from '../../queries/DatabricksQueryProvider';
import { CheckStatus } from './CheckStatus';
import type { RemoteCheck } from './useRemoteCheck';

/** A field with what is wrong with its value, and what others say about it. */
export function FieldFrame(
  props: PropsWithChildren<{
    problems: string[];
    remote?: RemoteCheck;
    /** What to say when others have nothing against the value. */
    accepted?: string;
  }>,
) {
  const { problems, remote, accepted, children } = props;
  return (
    // The scaffolder's form is white: fields have to stand out from that.
    <BgProvider bg="neutral-1">
      <Flex direction="column" gap="1">
        {children}
        {problems.map(problem => (
          <Text
            key={problem}
            as="p"
            role="alert"
            variant="body-small"
            color="danger"
          >
            {problem}
          </Text>
        ))}
        {remote && <CheckStatus remote={remote} accepted={accepted} />}
      </Flex>
    </BgProvider>
  );
}

/** A field with the plugin's own query cache around it. */
export function withQueries<P extends object>(
  Field: (props: P) => JSX.Element,
): (props: P) => JSX.Element {
  return function FieldWithQueries(props: P) {
    return (
      <DatabricksQueryProvider>
        <Field {...props} />
      </DatabricksQueryProvider>
    );
  };
}
