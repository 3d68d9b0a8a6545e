/** Progress on stderr with the time left: a bar on a terminal, nothing when piped or quiet. */
export interface Progress {
  /** @param total where that was not known at the start */
  readonly update: (done: number, total?: number) => void;
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
  const update: Progress["update"] = (done, all = total) => {
    bar.setTotal(all);
    bar.update(done);
  };
  return { update, stop: () => bar.stop() };
}
