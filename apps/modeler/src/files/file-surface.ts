export interface FileSurfaceOptions {
  readonly container: HTMLElement;
  readonly text: string;
  /** Called with the whole file after each change. */
  readonly keep: (text: string) => void;
}

export interface FileSurface {
  /** Rejected when the file cannot be read. */
  readonly opened: Promise<void>;
  destroy(): void;
}

export type OpenFileEditor = (options: FileSurfaceOptions) => FileSurface;
