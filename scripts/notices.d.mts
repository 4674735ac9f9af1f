// Types of notices.mjs for the tests.
export interface ShippedPackage {
  readonly name: string;
  readonly version: string;
  /** As SPDX writes it. */
  readonly licence: string;
  readonly texts: readonly string[];
}
export function isPermissive(expression: string): boolean;
export function shippedPackages(): readonly ShippedPackage[];
export function importedPackages(): readonly string[];
export function noticesText(): string;
export function writeNotices(file: string): void;
