// How an element hears what happens: it has `src` (the stream) and `token-url` (which answers {"token": "…"}).
import { listen } from "live"

// Calls `heard({kind, id, on})` for every event while the page is shown. Returns the function that ends it.
export function listenWhileShown(element, { heard, wants = [] }) {
  let leaving = null
  const start = () => {
    if (leaving) return

    leaving = new AbortController()
    listen({ fresh: freshFrom(element), heard, wants, signal: leaving.signal })
  }
  const stop = () => {
    leaving?.abort()
    leaving = null
  }

  start()
  addEventListener("pagehide", stop)
  addEventListener("pageshow", start)
  return () => {
    stop()
    removeEventListener("pagehide", stop)
    removeEventListener("pageshow", start)
  }
}

function freshFrom(element) {
  return async (wants, since) => {
    const told = since ? [...wants, `since=${since}`] : wants
    const asked = [element.getAttribute("token-url"), told.join("&")].filter(Boolean).join("?")
    const answer = await fetch(asked, { headers: { Accept: "application/json" } })
    if (!answer.ok || answer.redirected) return null

    const { token } = await answer.json()
    return `${element.getAttribute("src")}?token=${encodeURIComponent(token)}`
  }
}
