export function signManifests(folder: string, privateKeyPem: string | Buffer): string[];
export function publicKeyOf(privateKeyPem: string | Buffer): string;
