// <bell-badge src="/live" token-url="/live/token/" count-url="/notifications/count/" words="{n} new"><a><span data-shown hidden></span><span data-spoken></span></a></bell-badge>
// Keeps the number at the bell up to date while the page is open, in every tab. Without it, the number of the page stays.
import { listen } from "live"

const KINDS = ["bell", "seen", "gap"]
// Many hear of a new post in the same second; they ask spread over this time, and only from a tab that is looked at.
const SPREAD = 1500
const MOST = 99

class BellBadge extends HTMLElement {
  #leaving = null
  #timer = 0

  connectedCallback() {
    this.#start()
    addEventListener("pagehide", this.#stop)
    addEventListener("pageshow", this.#start)
    document.addEventListener("visibilitychange", this.#looked)
  }

  disconnectedCallback() {
    this.#stop()
    removeEventListener("pagehide", this.#stop)
    removeEventListener("pageshow", this.#start)
    document.removeEventListener("visibilitychange", this.#looked)
  }

  #start = () => {
    if (this.#leaving) return

    this.#leaving = new AbortController()
    listen({ fresh: this.#fresh, heard: this.#heard, signal: this.#leaving.signal })
  }

  #stop = () => {
    clearTimeout(this.#timer)
    this.#leaving?.abort()
    this.#leaving = null
  }

  #heard = ({ kind }) => {
    if (!KINDS.includes(kind)) return

    this.toggleAttribute("stale", true)
    if (!document.hidden) this.#soon()
  }

  #looked = () => {
    if (!document.hidden && this.hasAttribute("stale")) this.#soon()
  }

  #soon() {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(this.#ask, Math.random() * SPREAD)
  }

  #ask = async () => {
    const answer = await fetch(this.getAttribute("count-url"), { headers: { Accept: "application/json" } }).catch(() => null)
    if (!answer?.ok || answer.redirected) return

    const { count } = await answer.json()
    this.toggleAttribute("stale", false)
    const shown = this.querySelector("[data-shown]")
    shown.textContent = count > MOST ? `${MOST}+` : count
    shown.hidden = !count
    this.querySelector("[data-spoken]").textContent = count ? this.getAttribute("words").replace("{n}", count) : ""
  }

  #fresh = async () => {
    const answer = await fetch(this.getAttribute("token-url"), { headers: { Accept: "application/json" } })
    const token = answer.ok && !answer.redirected ? (await answer.json()).token : ""
    return `${this.getAttribute("src")}?token=${encodeURIComponent(token)}`
  }
}

customElements.define("bell-badge", BellBadge)
