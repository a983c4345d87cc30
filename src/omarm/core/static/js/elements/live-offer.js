// <live-offer src="/live" token-url="/live/token/" kind="post" channels="all g" into="stream" one="1 new post" more="{n} new posts"><a href="/" hidden></a></live-offer>
// Shows the link when something of its kind came that is not on the page yet (as "post-12"). `channels` are those that
// count, or the letters that they begin with; without it all do. `wants` is what to hear besides ("group=3"). What the link
// brings into the element with the id `into` is offered no longer. With `ask` the server says which of what was heard is for
// this page: {"posts": [12]} of `ASK&post=12&post=13`.
import { listenWhileShown } from "listening"

const SOONEST = 200
const SPREAD = 1500 // many hear of a post in the same moment
const MOST_AT_ONCE = 50

class LiveOffer extends HTMLElement {
  #seen = new Set()
  #stop = null
  #isAsked = false
  #heardOf = new Set()
  #timer = 0

  connectedCallback() {
    const wants = (this.getAttribute("wants") ?? "").split(" ").filter(Boolean)
    this.#stop = listenWhileShown(this, { heard: this.#heard, wants })
    const place = document.getElementById(this.getAttribute("into"))
    if (place) this.#arrivals.observe(place, { childList: true })
    this.addEventListener("click", this.#ask)
  }

  disconnectedCallback() {
    this.#stop()
    this.#arrivals.disconnect()
    clearTimeout(this.#timer)
  }

  #ask = () => {
    this.#isAsked = true
  }

  #arrivals = new MutationObserver(() => {
    if (!this.#isAsked) return

    this.#isAsked = false
    this.#seen.clear()
    this.#show()
  })

  #heard = ({ kind, id, on }) => {
    if (kind !== this.getAttribute("kind") || !this.#counts(on) || document.getElementById(`${kind}-${id}`)) return

    if (this.hasAttribute("ask")) this.#inquireSoon(id)
    else this.#offer([id])
  }

  #inquireSoon(id) {
    this.#heardOf.add(id)
    this.#timer ||= setTimeout(this.#inquire, SOONEST + Math.random() * SPREAD)
  }

  // A tab that nobody looks at asks when somebody does.
  #inquire = async () => {
    this.#timer = 0
    if (!this.#heardOf.size) return
    if (document.hidden) return document.addEventListener("visibilitychange", this.#inquire, { once: true })

    const asked = [...this.#heardOf].slice(-MOST_AT_ONCE)
    this.#heardOf.clear()
    const address = new URL(this.getAttribute("ask"), location)
    for (const id of asked) address.searchParams.append("post", id)
    const answer = await fetch(address, { headers: { Accept: "application/json" } }).catch(() => null)
    if (!answer?.ok || answer.redirected) return

    const { posts } = await answer.json()
    this.#offer(posts.filter((id) => !document.getElementById(`post-${id}`)))
  }

  #offer(ids) {
    for (const id of ids) this.#seen.add(id)
    this.#show()
  }

  #counts(on) {
    const counted = this.getAttribute("channels")?.split(" ")
    return !counted || on.some((channel) => counted.includes(channel) || counted.includes(channel.replace(/\d+$/, "")))
  }

  #show() {
    const link = this.querySelector("a")
    link.textContent = this.getAttribute(this.#seen.size === 1 ? "one" : "more").replace("{n}", this.#seen.size)
    link.hidden = !this.#seen.size
  }
}

customElements.define("live-offer", LiveOffer)
