// Finds the counter whose key begins as the challenge tells (altcha's second protocol, PBKDF2 over SHA-256).
const bytes = (hex) => Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));
const hex = (buffer) => [...new Uint8Array(buffer)].map((each) => each.toString(16).padStart(2, "0")).join("");

const derived = async (password, { salt, cost, keyLength }) => {
  const key = await crypto.subtle.importKey("raw", password, "PBKDF2", false, ["deriveBits"]);
  const how = { name: "PBKDF2", hash: "SHA-256", salt: bytes(salt), iterations: cost };
  return hex(await crypto.subtle.deriveBits(how, key, keyLength * 8));
};

self.addEventListener("message", async ({ data }) => {
  // Pages without a secure context have no such functions.
  if (!self.crypto?.subtle) return postMessage(null);
  const nonce = bytes(data.nonce);
  const password = new Uint8Array(nonce.length + 4);
  password.set(nonce);
  const view = new DataView(password.buffer);
  for (let counter = 0; ; counter++) {
    view.setUint32(nonce.length, counter);
    const derivedKey = await derived(password, data);
    if (derivedKey.startsWith(data.keyPrefix)) return postMessage({ counter, derivedKey });
  }
});
