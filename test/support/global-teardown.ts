/** Once per run, after the last test: stops the server and removes its data. */
export default async function globalTeardown(): Promise<void> {
  const { deskTestCleanup } = globalThis as { deskTestCleanup?: () => Promise<void> };
  await deskTestCleanup?.();
}
