import { Center, Loader, Stack, Text } from '@mantine/core';

/** While something is on its way. */
export function Waiting({ text }: { text: string }) {
  return (
    <Center h="60vh" component="main">
      <Stack align="center" role="status">
        <Loader />
        <Text size="md">{text}</Text>
      </Stack>
    </Center>
  );
}
