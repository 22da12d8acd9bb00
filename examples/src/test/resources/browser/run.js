// Sends the fetches that stand in the page's address, for a browser that nobody drives.
if (location.hash) {
  addEventListener('load', () => probe(decodeURIComponent(location.hash.slice(1))));
}
