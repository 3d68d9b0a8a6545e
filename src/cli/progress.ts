/** Progress on stderr with the time left: a bar on a terminal, nothing when piped or quiet. */
export interface Progress {
  readonly update: (done: number) => void;
  readonly stop: () => void;
}

/** @param quiet prints nothing at all */
export async function startProgress(total: number, label: string, quiet: boolean): Promise<Progress> {
  if (quiet || !process.stderr.isTTY) return { update: () => {}, stop: () => {} };
  const { Presets, SingleBar } = (await import("cli-progress")).default;
  const format = `${label} {bar} {value}/{total} · {eta_formatted} left`;
  const bar = new SingleBar(
    { format, stream: process.stderr, clearOnComplete: true, hideCursor: true },
    Presets.rect,
  );
  bar.start(total, 0);
  return { update: (done) => bar.update(done), stop: () => bar.stop() };
}
