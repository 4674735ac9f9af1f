// Whether the dialog with the diagnostic text for support is open.
let isAsked = $state(false);

export const diagnostics = {
  get isAsked(): boolean {
    return isAsked;
  },
  ask(): void {
    isAsked = true;
  },
  close(): void {
    isAsked = false;
  },
};
