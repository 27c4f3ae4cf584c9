interface BrandMarkProps {
  readonly size?: number;
}

/** Two runners' hands on one baton. */
export const BrandMark = ({ size = 28 }: BrandMarkProps) => (
  <svg viewBox="0 0 32 32" width={size} height={size} aria-hidden="true" focusable="false">
    <rect width="32" height="32" rx="9" fill="var(--r-accent)" />
    <path d="M7 20.5 16.2 11.3" stroke="var(--r-on-accent)" strokeWidth="4.5" strokeLinecap="round" />
    <path d="M15.8 20.7 25 11.5" stroke="var(--r-on-accent)" strokeWidth="4.5" strokeLinecap="round" opacity="0.55" />
  </svg>
);
