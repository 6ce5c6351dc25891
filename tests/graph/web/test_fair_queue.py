"""The order in a queue: the client that has used the least time is served first."""

import asyncio

import pytest

from triplewire.graph.errors import ServerBusy
from triplewire.graph.web.service.fair_queue import FairQueue


async def order(queue: FairQueue, *asked: tuple[str, float]) -> list[str]:
    """Enter in this order while the only place is taken, and work for so many seconds each; the order of service."""
    served: list[str] = []

    async def work(client: str, seconds: float) -> None:
        await queue.enter(client, 60)
        served.append(client)
        queue.leave(client, seconds)

    await queue.enter("first", 60)
    tasks = [asyncio.create_task(work(*each)) for each in asked]
    await asyncio.sleep(0)
    queue.leave("first", 0.1)
    await asyncio.gather(*tasks)
    return served


def test_one_who_asks_much_waits_behind_one_who_asks_little() -> None:
    found = asyncio.run(order(FairQueue(1), *[("greedy", 5.0)] * 5, ("modest", 0.1), ("modest", 0.1), ("other", 0.1)))
    assert found[:5] == ["greedy", "modest", "other", "modest", "greedy"]
    assert found[5:] == ["greedy"] * 3


def test_what_was_used_before_counts() -> None:
    async def asked() -> list[str]:
        queue = FairQueue(1)
        await queue.enter("greedy", 60)
        queue.leave("greedy", 30.0)
        return await order(queue, ("greedy", 0.1), ("modest", 0.1))

    assert asyncio.run(asked()) == ["modest", "greedy"]


def test_one_who_slept_has_no_credit() -> None:
    async def asked() -> list[str]:
        queue = FairQueue(1)
        await queue.enter("sleeper", 60)
        queue.leave("sleeper", 0.1)
        for _ in range(100):
            await queue.enter("steady", 60)
            queue.leave("steady", 1.0)
        return await order(queue, *[("sleeper", 10.0)] * 3, *[("steady", 0.1)] * 3)

    assert asyncio.run(asked())[1:4] == ["steady"] * 3


def test_a_place_is_neither_lost_nor_given_twice() -> None:
    async def used() -> None:
        queue = FairQueue(2)
        await queue.enter("a", 60)
        await queue.enter("b", 60)
        with pytest.raises(ServerBusy):
            await queue.enter("c", 0.001)
        waiting = asyncio.create_task(queue.enter("d", 60))
        await asyncio.sleep(0)
        queue.leave("a", 0.1)
        waiting.cancel()  # the place has come, but nobody takes it
        with pytest.raises(asyncio.CancelledError):
            await waiting
        await queue.enter("e", 60)
        with pytest.raises(ServerBusy):
            await queue.enter("f", 0.001)

    asyncio.run(used())


def test_a_client_can_wait_for_so_many_places_only() -> None:
    async def asked() -> None:
        queue = FairQueue(1, most=2)
        await queue.enter("a", 60)
        waiting = [asyncio.create_task(queue.enter("a", 60)) for _ in range(2)]
        await asyncio.sleep(0)
        with pytest.raises(ServerBusy):
            await queue.enter("a", 60)
        other = asyncio.create_task(queue.enter("b", 60))
        await asyncio.sleep(0)
        assert not other.done()
        for task in (*waiting, other):
            task.cancel()

    asyncio.run(asked())


def test_a_client_can_have_so_many_places_only() -> None:
    async def asked() -> None:
        queue = FairQueue(3, each=2)
        await queue.enter("a", 60)
        await queue.enter("a", 60)
        third = asyncio.create_task(queue.enter("a", 60))
        await queue.enter("b", 60)
        assert not third.done()
        queue.leave("b", 0.1)
        await asyncio.sleep(0)
        assert not third.done()
        queue.leave("a", 0.1)
        await third

    asyncio.run(asked())


def test_a_client_is_told_when_another_that_has_used_less_waits() -> None:
    async def told() -> list[bool]:
        queue = FairQueue(2, each=1)
        for client in ("greedy", "other"):
            await queue.enter(client, 60)
        found, tasks = [], []
        for client in ("greedy", "modest"):
            tasks.append(asyncio.create_task(queue.enter(client, 60)))
            await asyncio.sleep(0)
            found += [queue.others_wait("greedy"), queue.others_wait("other"), queue.others_wait("modest")]
        for task in tasks:
            task.cancel()
        return found

    assert asyncio.run(told()) == [False, False, False, True, True, False]


@pytest.mark.parametrize(("holding", "waiting"), [(("a", "b"), "greedy"), (("a", "greedy"), "a")])
def test_who_has_used_more_or_has_all_its_places_is_not_waited_for(holding: tuple[str, str], waiting: str) -> None:
    async def told() -> bool:
        queue = FairQueue(2, each=1)
        await queue.enter("greedy", 60)
        queue.leave("greedy", 5.0)
        for client in holding:
            await queue.enter(client, 60)
        task = asyncio.create_task(queue.enter(waiting, 60))
        await asyncio.sleep(0)
        found = queue.others_wait(holding[1])
        task.cancel()
        return found

    assert asyncio.run(told()) is False
