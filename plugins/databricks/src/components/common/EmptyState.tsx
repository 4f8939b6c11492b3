import { Flex, Text } from '@backstage/ui';
import type { ReactNode } from 'react';

/** There is nothing to show, and what to do about it. */
export function EmptyState(props: {
  title: string;
  hint: string;
  action?: ReactNode;
}) {
  return (
    <Flex direction="column" align="center" gap="2" p="6">
      <Text as="p" variant="title-x-small" weight="bold">
        {props.title}
      </Text>
      <Text as="p" color="secondary">
        {props.hint}
      </Text>
      {props.action}
    </Flex>
  );
}
