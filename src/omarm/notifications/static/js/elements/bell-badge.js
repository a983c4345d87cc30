// <bell-badge src="/live" token-url="/live/token/" count-url="/notifications/count/" words="{n} new"><a><span data-shown hidden></span><span data-spoken></span></a></bell-badge>
// Keeps the number at the bell up to date while the page is open, in every tab. Without it, the number of the page stays.
import { listenWhileShown } from "listening"

const KINDS = ["bell", "seen", "gap"]
// Many hear of a new post in the same second; they ask spread over this time, and only from a tab that is looked at.
const SPREAD = 1500
const MOST = 99

class BellBadge extends HTMLElement {
  #stop = null
  #timer = 0

  connectedCallback() {
    this.#stop = listenWhileShown(this, { heard: this.#heard })
    document.addEventListener("visibilitychange", this.#looked)
    document.addEventListener("seen", this.#seen)
  }

  disconnectedCallback() {
    this.#stop()
    clearTimeout(this.#timer)
    document.removeEventListener("visibilitychange", this.#looked)
    document.removeEventListener("seen", this.#seen)
  }

  #heard = ({ kind }) => {
    if (!KINDS.includes(kind)) return

    this.toggleAttribute("stale", true)
    if (!document.hidden) this.#within(kind === "seen" ? 0 : SPREAD)
  }

  // What was done on this page itself: htmx passes on what the answer names.
  #seen = () => this.#heard({ kind: "seen" })

  #looked = () => {
    if (!document.hidden && this.hasAttribute("stale")) this.#within(0)
  }

  #within(most) {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(this.#ask, Math.random() * most)
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
}

customElements.define("bell-badge", BellBadge)
